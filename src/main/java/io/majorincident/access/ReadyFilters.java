package io.majorincident.access;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The task lists that everybody finds in Tasklist. The priority of a task comes from severity and
 * priority of its incident, so this is the order: severity, priority, due date.
 */
@Component
class ReadyFilters {

  private static final String CALM = "#1f3a5f";
  private static final String URGENT = "#a3161f";

  private final FilterService filters;
  private final TaskService tasks;
  private final Rights rights;
  private final Once once;
  private final EarlierFilters earlier;
  private final StoredExpressions expressions;

  ReadyFilters(
      FilterService filters,
      TaskService tasks,
      Rights rights,
      Once once,
      EarlierFilters earlier,
      StoredExpressions expressions) {
    this.filters = filters;
    this.tasks = tasks;
    this.rights = rights;
    this.once = once;
    this.earlier = earlier;
    this.expressions = expressions;
  }

  void prepare() {
    ready().forEach(this::prepare);
    once.alone(expressions::replace);
  }

  private List<ReadyFilter> ready() {
    return List.of(
        new ReadyFilter(
            1,
            "Mine",
            "Tasks that are assigned to me, and pages to me",
            CALM,
            byUrgency(),
            signedIn("taskInvolvedUser")),
        new ReadyFilter(
            2,
            "My roles",
            "Free tasks that I or one of my roles and teams may take",
            CALM,
            byUrgency().taskUnassigned(),
            signedIn("taskCandidateUser")),
        new ReadyFilter(
            3,
            "Unclaimed pages",
            "Pages that nobody has answered yet",
            URGENT,
            byUrgency().taskDefinitionKey("acknowledgePage").taskUnassigned(),
            FilledIn.NOTHING),
        new ReadyFilter(
            4,
            "Overdue",
            "Tasks past their due date",
            URGENT,
            byUrgency(),
            new FilledIn(Map.of("dueBefore", FilledIn.NOW))),
        new ReadyFilter(
            5,
            "All open majors",
            "Every task of an incident of severity 1 or 2",
            CALM,
            byUrgency(),
            new FilledIn(Map.of("processInstanceBusinessKeyIn", FilledIn.OPEN_MAJORS))),
        new ReadyFilter(
            6,
            "Postmortems and actions",
            "What is to be learnt from incidents that are over",
            CALM,
            byUrgency()
                .taskDefinitionKeyIn("writePostmortem", "approvePostmortem", "completeAction"),
            FilledIn.NOTHING));
  }

  private static FilledIn signedIn(String criterion) {
    return new FilledIn(Map.of(criterion, FilledIn.SIGNED_IN));
  }

  private TaskQuery byUrgency() {
    return tasks.createTaskQuery().orderByTaskPriority().desc().orderByDueDate().asc();
  }

  private void prepare(ReadyFilter ready) {
    once.make("filter " + ready.name(), () -> create(ready));
    once.make("filter %s without variables".formatted(ready.name()), () -> renew(ready));
  }

  private void create(ReadyFilter ready) {
    if (find(ready) == null) {
      Filter filter = save(filters.newTaskFilter(ready.name()), ready);
      rights.everybodyReads(filter.getId());
    }
  }

  /** In databases of earlier versions, unless an administrator has changed or removed it. */
  private void renew(ReadyFilter ready) {
    Filter filter = find(ready);
    if (filter != null && earlier.has(filter)) {
      save(filter, ready);
    }
  }

  private Filter find(ReadyFilter ready) {
    return filters.createTaskFilterQuery().filterName(ready.name()).singleResult();
  }

  private Filter save(Filter filter, ReadyFilter ready) {
    filter.setQuery(ready.query());
    filter.setProperties(ready.properties());
    return filters.saveFilter(filter);
  }
}
