package io.majorincident.access;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * A task list as everybody finds it. The cards say themselves which incident a task is about (see
 * cards.js), so the list shows no variables.
 *
 * @param place from the top, 1 for the first
 * @param description what it holds
 * @param color of its name
 * @param query which tasks, and in which order
 * @param filledIn what it asks for beside the query
 */
record ReadyFilter(
    int place, String name, String description, String color, TaskQuery query, FilledIn filledIn) {

  Map<String, Object> properties() {
    return Map.of(
        "description",
        description,
        "priority",
        place,
        "color",
        color,
        "refresh",
        true,
        "showUndefinedVariable",
        false,
        "variables",
        List.of(),
        FilledIn.PROPERTY,
        filledIn.criteria());
  }
}
