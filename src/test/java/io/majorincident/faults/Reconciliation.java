package io.majorincident.faults;

import io.majorincident.bench.Durable;
import io.majorincident.bench.Receiver;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;

/** Compares what was accepted with what was paged, and what was paged with what has arrived. */
final class Reconciliation {

  private final Durable database;
  private final Receiver receiver;
  private final Map<String, String> accepted;

  /**
   * @param accepted the number of the incident by the mark of each alert that was answered 2xx
   */
  Reconciliation(Durable database, Receiver receiver, Map<String, String> accepted) {
    this.database = database;
    this.receiver = receiver;
    this.accepted = accepted;
  }

  /** Nothing is due, and whatever was accepted has arrived. */
  boolean isSettled() throws Exception {
    return overdue() == 0 && unreached() == 0;
  }

  /** Steps and messages that should have been done by now. */
  long overdue() throws Exception {
    return count(
            "delivery where state in ('waiting', 'recording') and due_at < now() - interval '5 seconds'")
        + count(
            "act_ru_job where retries_ > 0 and coalesce(duedate_, create_time_) < now()::timestamp - interval '5 seconds'");
  }

  long unreached() {
    return accepted.keySet().stream().filter(mark -> receiver.times(mark) == 0).count();
  }

  /** Says what is wrong. */
  void judge(SoftAssertions all, int mayRepeat, int repeatedBefore) throws Exception {
    Set<String> incidents = new HashSet<>(database.ask("select number from incident"));
    Set<String> paged = new HashSet<>(database.ask("select incident from page"));
    List<String> handedOver = database.ask("select key from delivery where channel = 'push'");
    all.assertThat(without(incidents)).as("accepted, but no incident").isZero();
    all.assertThat(without(paged)).as("incidents that paged nobody").isZero();
    all.assertThat(unreached()).as("incidents that reached nobody").isZero();
    all.assertThat(handedOver).as("what arrived was handed over").containsAll(receiver.keys());
    all.assertThat(repeated() - repeatedBefore).as("repetitions").isLessThanOrEqualTo(mayRepeat);
    all.assertThat(stuck()).as("steps that a person has to repair").isEmpty();
    System.out.printf(
        Locale.ROOT, "  accepted %d, pushes %d%n", accepted.size(), receiver.messages());
  }

  int repeated() {
    return receiver.messages() - receiver.keys().size();
  }

  private List<String> stuck() throws Exception {
    return database.ask(
        "select activity_id_ || ': ' || coalesce(incident_msg_, '') from act_ru_incident");
  }

  private long without(Set<String> known) {
    return accepted.values().stream().filter(incident -> !known.contains(incident)).count();
  }

  private long count(String where) throws Exception {
    return Long.parseLong(database.ask("select count(*) from " + where).get(0));
  }
}
