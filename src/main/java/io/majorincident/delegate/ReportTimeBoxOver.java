package io.majorincident.delegate;

import static io.majorincident.process.IncidentVariables.DELEGATED_ROLE;
import static io.majorincident.process.IncidentVariables.EXPECTATION;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Role;
import io.majorincident.language.Label;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentNumber;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The time box is over: whoever has the work now is asked, and whoever leads can decide anew. */
@Component
class ReportTimeBoxOver implements JavaDelegate {

  private final TaskService tasks;
  private final Incidents incidents;
  private final Plan plan;
  private final Responders responders;
  private final Messages messages;
  private final ApplicationEventPublisher events;

  ReportTimeBoxOver(
      TaskService tasks,
      Incidents incidents,
      Plan plan,
      Responders responders,
      Messages messages,
      ApplicationEventPublisher events) {
    this.tasks = tasks;
    this.incidents = incidents;
    this.plan = plan;
    this.responders = responders;
    this.messages = messages;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    tasks
        .createTaskQuery()
        .processInstanceId(execution.getProcessInstanceId())
        .taskDefinitionKey("workOnDelegation")
        .list()
        .forEach(task -> report(execution, task));
  }

  /** Whoever has the task now; if nobody has, everybody with the role could take it. */
  private void report(DelegateExecution execution, Task task) {
    Optional<String> owner = Optional.ofNullable(task.getAssignee());
    String role = DELEGATED_ROLE.in(execution);
    List<Person> asked =
        owner.map(id -> plan.person(id).stream().toList()).orElseGet(() -> responders.behind(role));
    String name =
        owner
            .map(id -> plan.person(id).map(Person::name).orElse(id))
            .orElseGet(() -> Role.find(role).orElseThrow().label());
    tell(execution, task, name, asked);
  }

  private void tell(DelegateExecution execution, Task task, String name, List<Person> asked) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    String expectation = EXPECTATION.in(execution);
    events.publishEvent(
        new IncidentEvent.Overdue(
            incident.number(), expectation, name + " and the incident manager are told"));
    Set<Person> people = new LinkedHashSet<>(responders.leaders(incident));
    people.addAll(asked);
    messages.toPeople(
        new Occasion(
            "reportTimeBoxOver",
            incident,
            execution.getActivityInstanceId(),
            Map.of("delegate", new Label(name), "expectation", expectation),
            task.getId()),
        people,
        Haste.AT_ONCE);
  }
}
