package io.majorincident.delegate;

import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.DELEGATE;
import static io.majorincident.process.IncidentVariables.RESULT;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.OpenedTasks;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets whoever leads know what came of a delegation. */
@Component
class RecordDelegation implements JavaDelegate {

  private final Incidents incidents;
  private final Plan plan;
  private final Responders responders;
  private final Messages messages;
  private final OpenedTasks tasks;
  private final ApplicationEventPublisher events;

  RecordDelegation(
      Incidents incidents,
      Plan plan,
      Responders responders,
      Messages messages,
      OpenedTasks tasks,
      ApplicationEventPublisher events) {
    this.incidents = incidents;
    this.plan = plan;
    this.responders = responders;
    this.messages = messages;
    this.tasks = tasks;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    // the task may have gone to another person meanwhile
    String delegate = COMPLETED_BY.find(execution).orElseGet(() -> DELEGATE.in(execution));
    String result = RESULT.in(execution);
    events.publishEvent(new IncidentEvent.DelegationFinished(incident.number(), delegate, result));
    messages.toPeople(
        new Occasion(
                "recordDelegation",
                incident,
                execution.getActivityInstanceId(),
                Map.of("delegate", name(delegate), "result", result),
                tasks.inIncident(incident.number(), "review"))
            .toBeKept(),
        responders.leaders(incident),
        Haste.calm(incidents.facts(IncidentNumber.of(execution)).quietHours()));
  }

  private String name(String person) {
    return plan.person(person).map(Person::name).orElse(person);
  }
}
