package io.majorincident.incident;

import java.util.Map;

/**
 * What the tables have decided about an incident.
 *
 * @param major whether it gets an immediate response
 * @param urgency priority of the incident's tasks in Tasklist, 0 to 100
 * @param plans by the names of the tables
 */
public record Rating(
    Severity severity,
    boolean major,
    Priority priority,
    int urgency,
    Map<String, DecidedPlan> plans) {

  /** Those of its facts that are one value, by their names. */
  Map<String, Object> facts() {
    return Map.of(
        "severity",
        severity.level(),
        "major",
        major,
        "priority",
        priority.name(),
        "urgency",
        urgency);
  }
}
