package io.majorincident.access;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The task lists that everybody finds in Tasklist, the most urgent task first. */
@Component
class ReadyFilters {

  /** What a task card shows besides the name. */
  private static final List<Map<String, String>> VARIABLES =
      List.of(
          Map.of("name", "incident", "label", "Incident"),
          Map.of("name", "severity", "label", "Severity"),
          Map.of("name", "priority", "label", "Priority"));

  private final FilterService filters;
  private final TaskService tasks;
  private final Rights rights;
  private final Once once;

  ReadyFilters(FilterService filters, TaskService tasks, Rights rights, Once once) {
    this.filters = filters;
    this.tasks = tasks;
    this.rights = rights;
    this.once = once;
  }

  void prepare() {
    prepare(
        1,
        "Mine",
        "Tasks that are assigned to me, and pages to me",
        byUrgency().taskInvolvedUserExpression("${currentUser()}"));
    prepare(
        2,
        "My roles",
        "Free tasks that I or one of my roles and teams may take",
        byUrgency().taskCandidateUserExpression("${currentUser()}").taskUnassigned());
    prepare(3, "Overdue", "Tasks past their due date", byUrgency().dueBeforeExpression("${now()}"));
    prepare(
        4,
        "All open majors",
        "Every task of an incident of severity 1 or 2",
        byUrgency().processVariableValueLessThanOrEquals("severity", 2));
  }

  private TaskQuery byUrgency() {
    return tasks.createTaskQuery().orderByTaskPriority().desc().orderByDueDate().asc();
  }

  private void prepare(int place, String name, String description, TaskQuery query) {
    once.make("filter " + name, () -> create(place, name, description, query));
  }

  private void create(int place, String name, String description, TaskQuery query) {
    if (filters.createTaskFilterQuery().filterName(name).count() == 0) {
      Filter filter = filters.newTaskFilter(name);
      filter.setQuery(query);
      filter.setProperties(look(place, description));
      rights.everybodyReads(filters.saveFilter(filter).getId());
    }
  }

  private static Map<String, Object> look(int place, String description) {
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
        VARIABLES);
  }
}
