package io.majorincident.incident;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every value that the facts of an incident have had. */
@Repository
public class FactHistory {

  /** What is known as soon as there is an incident. */
  private static final List<String> OPENED =
      List.of("severity", "title", "service", "team", "importance", "securitySuspected");

  private final JdbcClient jdbc;
  private final Incidents incidents;
  private final FactChanges changes;
  private final StoredPlans plans;

  FactHistory(JdbcClient jdbc, Incidents incidents, FactChanges changes, StoredPlans plans) {
    this.jdbc = jdbc;
    this.incidents = incidents;
    this.changes = changes;
    this.plans = plans;
  }

  /**
   * Each value as it came to hold, the oldest first; of what came at one moment the simple ones
   * before the plans.
   *
   * @throws NoSuchIncident if there is none with this number
   */
  @Transactional(readOnly = true)
  public List<FactChange> of(String incident) {
    IncidentFacts now = incidents.facts(incident);
    List<FactChange> later =
        Stream.concat(changes.of(incident).stream(), plans.changes(incident).stream())
            .sorted(Comparator.comparing(FactChange::at))
            .toList();
    return Stream.concat(opened(incident, now, later), later.stream()).toList();
  }

  private Stream<FactChange> opened(String incident, IncidentFacts now, List<FactChange> later) {
    FactChange opening = opening(incident);
    return OPENED.stream().map(fact -> opening.of(fact, null, first(fact, now, later)));
  }

  /** What the first change has replaced; what there is now, if there was none. */
  private static Object first(String fact, IncidentFacts now, List<FactChange> later) {
    return later.stream()
        .filter(it -> it.fact().equals(fact))
        .findFirst()
        .map(FactChange::before)
        .orElseGet(() -> now.get(fact));
  }

  private FactChange opening(String incident) {
    return jdbc.sql(
            "select detected_at, coalesce(opened_by, reporter) as who from incident where number = :number")
        .param("number", incident)
        .query(
            (row, index) ->
                new FactChange(
                    row.getTimestamp("detected_at").toInstant(),
                    "",
                    null,
                    null,
                    row.getString("who"),
                    null,
                    null,
                    null))
        .single();
  }
}
