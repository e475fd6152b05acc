package io.majorincident.process;

import java.time.Instant;
import java.util.List;

/**
 * A task that waits for somebody.
 *
 * @param kind id of the element, as in assessImpact
 * @param name as Tasklist shows it, with the incident's number and title
 * @param assignee person id, or null while nobody has claimed it
 * @param people ids of the people who may claim it
 * @param groups ids of the roles and teams whose members may claim it
 * @param since when it was opened
 * @param due or null
 */
public record OpenTask(
    String id,
    String kind,
    String name,
    String assignee,
    List<String> people,
    List<String> groups,
    Instant since,
    Instant due) {

  public OpenTask {
    people = List.copyOf(people);
    groups = List.copyOf(groups);
  }
}
