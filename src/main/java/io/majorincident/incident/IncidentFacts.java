package io.majorincident.incident;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What holds for an incident now, under the names by which diagrams read it. It stands here alone:
 * no variable has a copy.
 *
 * @param severity as reported until the tables have decided
 * @param major whether it gets an immediate response; by the severity alone until the tables have
 *     decided
 * @param priority null until the tables have decided
 * @param urgency priority of the incident's tasks in Tasklist, 0 to 100; null until the tables have
 *     decided
 * @param securitySuspected whether security is a concern, so that no text goes outside by itself
 * @param incidentManager person id of the one who leads, or null
 * @param plans what the tables have decided, by the names of the tables
 */
public record IncidentFacts(
    Severity severity,
    boolean major,
    Priority priority,
    Integer urgency,
    String title,
    String service,
    String team,
    Importance importance,
    boolean securitySuspected,
    String incidentManager,
    Map<String, DecidedPlan> plans) {

  /** How long each step of the response may take, and how people are paged. */
  public static final String RESPONSE_PLAN = "responsePlan";

  /** Who hears of it, and how often. */
  public static final String COMMUNICATION_PLAN = "communicationPlan";

  /** Those that are one value. */
  public static final List<String> SIMPLE =
      List.of(
          "severity",
          "major",
          "priority",
          "urgency",
          "title",
          "service",
          "team",
          "importance",
          "securitySuspected",
          "incidentManager");

  /** All of them; in an expression such a name means the fact, whatever variables there are. */
  public static final List<String> NAMES =
      Stream.concat(SIMPLE.stream(), Stream.of(RESPONSE_PLAN, COMMUNICATION_PLAN)).toList();

  /** The value of a fact as an expression reads it; null if there is none yet. */
  public Object get(String name) {
    return switch (name) {
      case "severity" -> severity.level();
      case "major" -> major;
      case "priority" -> priority == null ? null : priority.name();
      case "urgency" -> urgency;
      case "title" -> title;
      case "service" -> service;
      case "team" -> team;
      case "importance" -> importance.id();
      case "securitySuspected" -> securitySuspected;
      case "incidentManager" -> incidentManager;
      default ->
          Optional.ofNullable(plans.get(name)).map(it -> new HashMap<>(it.cells())).orElse(null);
    };
  }

  /**
   * What holds of that which the severity table decides, by the names of the facts: the reported
   * severity alone until it has.
   */
  Map<String, Object> rated() {
    Map<String, Object> rated = new HashMap<>();
    rated.put("severity", severity.level());
    if (priority != null) {
      rated.put("major", major);
      rated.put("priority", priority.name());
      rated.put("urgency", urgency);
    }
    return rated;
  }

  /**
   * What a table has decided for it.
   *
   * @throws NotDecided if the table has not yet
   */
  public DecidedPlan plan(String name) {
    return Optional.ofNullable(plans.get(name)).orElseThrow(() -> new NotDecided(name));
  }

  public DecidedPlan responsePlan() {
    return plan(RESPONSE_PLAN);
  }

  public DecidedPlan communicationPlan() {
    return plan(COMMUNICATION_PLAN);
  }

  /**
   * In which hours nobody is told of the incident what can wait, as in 22:00-07:00; empty if there
   * are none, or if the table has not decided yet: what happens to an incident before that is told
   * at any hour.
   */
  public Optional<String> quietHours() {
    return Optional.ofNullable(plans.get(RESPONSE_PLAN)).flatMap(it -> it.text("quietHours"));
  }
}
