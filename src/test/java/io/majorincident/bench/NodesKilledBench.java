package io.majorincident.bench;

import io.majorincident.running.RunningApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Two nodes on one database, of which one is killed again and again while alerts come in all the
 * time: no page is lost, and no message is repeated but by a kill, once at most and with the same
 * key.
 */
class NodesKilledBench {

  private static final int KILLS = Integer.getInteger("bench.kills", 20);
  private static final Duration PACE = Duration.ofMillis(200);

  /** So many that whoever is paged once more was paged minutes ago. */
  private static final int SERVICES = 1000;

  private static final int LONGEST_CALM_MILLIS = 5000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Random random = new Random(20);
  private final Path folder = Path.of("target", "bench").toAbsolutePath();

  @Test
  void nodesKilled() throws Exception {
    try (Receiver receiver = new Receiver();
        Durable database = new Durable()) {
      Company company = new Company(SERVICES, receiver);
      try (Nodes nodes = new Nodes(database, company.plan(folder))) {
        RunningApplication one = nodes.start("bench-one");
        company.verify(database.connect());
        RunningApplication two = nodes.start("bench-two");
        SteadyAlerts alerts = new SteadyAlerts(PACE, SERVICES, one, two);
        for (int kill = 1; kill <= KILLS; kill++) {
          kill(kill % 2 == 1 ? one : two, alerts);
          nobodyClimbs(database);
          System.out.printf("killed %d times, %d alerts%n", kill, alerts.accepted().size());
        }
        alerts.end();
        settle(database, receiver, alerts);
        judge(database, receiver, alerts);
      }
    }
  }

  /** It is given alerts until it is dead, and again when it is ready. */
  private void kill(RunningApplication node, SteadyAlerts alerts) throws Exception {
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST_CALM_MILLIS)).toNanos());
    node.kill();
    alerts.without(node);
    node.start();
    alerts.with(node);
  }

  /** Nobody answers, but whoever is next in line has alerts of their own. */
  private static void nobodyClimbs(Durable database) throws Exception {
    database.run(
        """
        update act_ru_job set duedate_ = duedate_ + interval '1 day'
        where handler_cfg_ like 'acknowledgementOverdue%' and duedate_ < now() + interval '1 hour'
        """);
  }

  /** What a dead node had at hand is taken by another one when its time is over. */
  private static void settle(Durable database, Receiver receiver, SteadyAlerts alerts)
      throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && !(isQuiet(database) && missing(receiver, alerts) == 0)) {
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }

  private static boolean isQuiet(Durable database) throws Exception {
    return count(database, "delivery where state in ('waiting', 'recording') and due_at <= now()")
            == 0
        && count(database, "act_ru_job where type_ = 'message' and retries_ > 0") == 0;
  }

  private static long missing(Receiver receiver, SteadyAlerts alerts) {
    return alerts.accepted().keySet().stream().filter(it -> receiver.times(it) == 0).count();
  }

  private static void judge(Durable database, Receiver receiver, SteadyAlerts alerts)
      throws Exception {
    Map<String, String> accepted = alerts.accepted();
    List<String> incidents = database.ask("select number from incident");
    Set<String> paged = new HashSet<>(database.ask("select incident from page"));
    Set<String> handedOver =
        new HashSet<>(database.ask("select key from delivery where channel = 'push'"));
    Report report = new Report("nodes-killed");
    report.tell("kills", KILLS);
    report.tell("alerts that were accepted", accepted.size());
    report.tell("alerts that were posted again", alerts.again());
    report.tell("messages that were handed over", handedOver.size());
    report.atMost("accepted alerts without an incident", without(accepted, incidents), 0);
    report.atMost("incidents that no alert was about", incidents.size() - accepted.size(), 0);
    report.atMost("accepted alerts without a page", without(accepted, paged), 0);
    report.atMost("accepted alerts that reached nobody", missing(receiver, alerts), 0);
    report.atMost("messages that never arrived", lost(handedOver, receiver.keys()), 0);
    report.atMost("keys that were never handed over", lost(receiver.keys(), handedOver), 0);
    report.atMost("repetitions", receiver.messages() - receiver.keys().size(), KILLS);
    report.atMost("steps that are stuck", count(database, "act_ru_incident"), 0);
    report.judge();
  }

  private static long without(Map<String, String> accepted, Collection<String> known) {
    Set<String> all = new HashSet<>(known);
    return accepted.values().stream().filter(incident -> !all.contains(incident)).count();
  }

  private static long lost(Set<String> those, Set<String> arrived) {
    return those.stream().filter(key -> !arrived.contains(key)).count();
  }

  private static int count(Durable database, String where) throws Exception {
    return Integer.parseInt(database.ask("select count(*) from " + where).get(0));
  }
}
