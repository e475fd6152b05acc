package io.majorincident.change;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent.RoleTaken;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.PageHistory;
import io.majorincident.incident.Role;
import io.majorincident.incident.Roles;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Another person leads, in whatever way it came: everybody who works on the incident is told who,
 * and what holds. Whoever leads now is told by the step that gave them the role.
 */
@Component
class LeadChanges {

  private static final int PAGES = 50;

  private final Incidents incidents;
  private final Roles roles;
  private final PageHistory pages;
  private final TaskService tasks;
  private final Plan plan;
  private final Situation situation;
  private final Messages messages;
  private final Clock clock;

  LeadChanges(
      Incidents incidents,
      Roles roles,
      PageHistory pages,
      TaskService tasks,
      Plan plan,
      Situation situation,
      Messages messages,
      Clock clock) {
    this.incidents = incidents;
    this.roles = roles;
    this.pages = pages;
    this.tasks = tasks;
    this.plan = plan;
    this.situation = situation;
    this.messages = messages;
    this.clock = clock;
  }

  /** In the transaction of the change. */
  @EventListener
  void on(RoleTaken taken) {
    if (taken.role() == Role.INCIDENT_MANAGER && taken.before() != null && leads(taken)) {
      tell(taken);
    }
  }

  /** A second incident manager who changes does not lead. */
  private boolean leads(RoleTaken taken) {
    return roles
        .holder(taken.incident(), Role.INCIDENT_MANAGER)
        .filter(taken.person()::equals)
        .isPresent();
  }

  private void tell(RoleTaken taken) {
    Incident incident = incidents.get(taken.incident());
    Map<String, Object> facts = situation.of(taken.incident());
    facts.put("lead", name(taken.person()));
    facts.put("before", name(taken.before()));
    messages.toPeople(
        new Occasion("announceLead", incident, clock.instant().toString(), facts),
        involved(taken),
        Haste.AT_ONCE);
  }

  /** Whoever has a role or an open task, or took a page, and whoever led. */
  private List<Person> involved(RoleTaken taken) {
    Set<String> ids = new LinkedHashSet<>();
    ids.add(taken.before());
    roles.now(taken.incident()).values().forEach(ids::addAll);
    tasks.createTaskQuery().processInstanceBusinessKey(taken.incident()).list().stream()
        .map(Task::getAssignee)
        .forEach(ids::add);
    pages.last(taken.incident(), PAGES).stream()
        .map(PageHistory.Entry::acknowledgedBy)
        .forEach(ids::add);
    if (!taken.person().equals(taken.who())) {
      ids.remove(taken.person());
    }
    return ids.stream().filter(Objects::nonNull).flatMap(id -> plan.person(id).stream()).toList();
  }

  private String name(String person) {
    return plan.person(person).map(Person::name).orElse(person);
  }
}
