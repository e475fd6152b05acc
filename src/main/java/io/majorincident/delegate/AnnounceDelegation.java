package io.majorincident.delegate;

import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.DELEGATE;
import static io.majorincident.process.IncidentVariables.DELEGATED_ROLE;
import static io.majorincident.process.IncidentVariables.EXPECTATION;
import static io.majorincident.process.IncidentVariables.TIME_BOX;
import static io.majorincident.process.IncidentVariables.TIME_BOX_MINUTES;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Role;
import io.majorincident.incident.Roles;
import io.majorincident.language.Label;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.OpenedTasks;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives the person the role, and says what is expected and by when. */
@Component
class AnnounceDelegation implements JavaDelegate {

  private final Incidents incidents;
  private final Roles roles;
  private final Plan plan;
  private final Messages messages;
  private final OpenedTasks tasks;
  private final ApplicationEventPublisher events;

  AnnounceDelegation(
      Incidents incidents,
      Roles roles,
      Plan plan,
      Messages messages,
      OpenedTasks tasks,
      ApplicationEventPublisher events) {
    this.incidents = incidents;
    this.roles = roles;
    this.plan = plan;
    this.messages = messages;
    this.tasks = tasks;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String incident = IncidentNumber.of(execution);
    Role role = Role.find(DELEGATED_ROLE.in(execution)).orElseThrow();
    String delegate = DELEGATE.in(execution);
    TIME_BOX.set(execution, "PT%dM".formatted(TIME_BOX_MINUTES.in(execution)));
    roles.join(incident, role, delegate, COMPLETED_BY.find(execution).orElse(null));
    events.publishEvent(
        new IncidentEvent.DelegationGiven(
            incident,
            role,
            delegate,
            EXPECTATION.in(execution),
            COMPLETED_BY.find(execution).orElse(null)));
    plan.person(delegate).ifPresent(person -> tell(execution, role, person));
  }

  private void tell(DelegateExecution execution, Role role, Person person) {
    Map<String, Object> facts =
        Map.of(
            "role", new Label(role.label()),
            "expectation", EXPECTATION.in(execution),
            "minutes", TIME_BOX_MINUTES.in(execution));
    Occasion occasion =
        new Occasion(
            "announceDelegation",
            incidents.get(IncidentNumber.of(execution)),
            execution.getActivityInstanceId(),
            facts);
    tasks.whenOpened(
        execution,
        "workOnDelegation",
        task -> messages.toPerson(occasion.about(task), person, Haste.AT_ONCE));
  }
}
