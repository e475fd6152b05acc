package io.majorincident.announce;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Role;
import io.majorincident.incident.Roles;
import io.majorincident.message.Responders;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** Whom a task waits for. */
@Component
class TaskPeople {

  private final Plan plan;
  private final Roles roles;
  private final Callable callable;
  private final Responders responders;

  TaskPeople(Plan plan, Roles roles, Callable callable, Responders responders) {
    this.plan = plan;
    this.roles = roles;
    this.callable = callable;
    this.responders = responders;
  }

  /**
   * Whoever has it; of a task that nobody has yet the people who are named, otherwise whoever has
   * the role in this incident and may take its tasks, or is on duty for it. If that is nobody,
   * whoever leads, so that somebody hears of it.
   */
  List<Person> of(DelegateTask task, Incident incident) {
    return task.getAssignee() != null
        ? plan.person(task.getAssignee()).stream().toList()
        : candidates(task, incident);
  }

  private List<Person> candidates(DelegateTask task, Incident incident) {
    List<Person> named =
        ids(task, IdentityLink::getUserId).flatMap(id -> plan.person(id).stream()).toList();
    List<Person> people =
        named.isEmpty()
            ? ids(task, IdentityLink::getGroupId)
                .flatMap(group -> behind(group, incident).stream())
                .distinct()
                .toList()
            : named;
    return people.isEmpty() ? responders.leaders(incident) : people;
  }

  private static Stream<String> ids(DelegateTask task, Function<IdentityLink, String> id) {
    return task.getCandidates().stream().map(id).filter(Objects::nonNull).distinct().sorted();
  }

  private List<Person> behind(String group, Incident incident) {
    return Role.find(group)
        .map(role -> holders(role, incident))
        .filter(holders -> !holders.isEmpty())
        .orElseGet(() -> callable.onDuty(group));
  }

  private List<Person> holders(Role role, Incident incident) {
    List<String> holders = roles.now(incident.number()).getOrDefault(role, List.of());
    return plan.withRole(role).stream().filter(person -> holders.contains(person.id())).toList();
  }
}
