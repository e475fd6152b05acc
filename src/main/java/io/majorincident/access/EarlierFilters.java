package io.majorincident.access;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * Knows the task lists as the first version made them, to tell which of them nobody has changed.
 */
@Component
class EarlierFilters {

  private final FilterService filters;
  private final TaskService tasks;

  EarlierFilters(FilterService filters, TaskService tasks) {
    this.filters = filters;
    this.tasks = tasks;
  }

  /** Whether the filter is still as the first version made it. */
  boolean has(Filter filter) {
    return switch (filter.getName()) {
      case "Mine" ->
          same(
              filter,
              1,
              "Tasks that are assigned to me, and pages to me",
              byUrgency().taskInvolvedUserExpression("${currentUser()}"));
      case "My roles" ->
          same(
              filter,
              2,
              "Free tasks that I or one of my roles and teams may take",
              byUrgency().taskCandidateUserExpression("${currentUser()}").taskUnassigned());
      case "Overdue" ->
          same(filter, 3, "Tasks past their due date", byUrgency().dueBeforeExpression("${now()}"));
      case "All open majors" ->
          same(
              filter,
              4,
              "Every task of an incident of severity 1 or 2",
              byUrgency().processVariableValueLessThanOrEquals("severity", 2));
      default -> false;
    };
  }

  private TaskQuery byUrgency() {
    return tasks.createTaskQuery().orderByTaskPriority().desc().orderByDueDate().asc();
  }

  private boolean same(Filter filter, int place, String description, TaskQuery query) {
    return filter.getOwner() == null
        && filter.getProperties().equals(properties(place, description))
        && text(filter).equals(text(filters.newTaskFilter(filter.getName()).setQuery(query)));
  }

  private static String text(Filter filter) {
    return ((FilterEntity) filter).getQueryInternal();
  }

  private static Map<String, Object> properties(int place, String description) {
    return Map.of(
        "description",
        description,
        "priority",
        place,
        "color",
        "#555555",
        "refresh",
        true,
        "showUndefinedVariable",
        false,
        "variables",
        List.of(
            Map.of("name", "incident", "label", "Incident"),
            Map.of("name", "severity", "label", "Severity"),
            Map.of("name", "priority", "label", "Priority")));
  }
}
