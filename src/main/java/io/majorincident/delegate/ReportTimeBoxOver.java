package io.majorincident.delegate;

import static io.majorincident.process.IncidentVariables.DELEGATE;
import static io.majorincident.process.IncidentVariables.EXPECTATION;
import static io.majorincident.process.IncidentVariables.INCIDENT;

import io.majorincident.channel.Urgency;
import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The time box is over: the person is asked, and whoever leads can decide anew. */
@Component
class ReportTimeBoxOver implements JavaDelegate {

  private final Incidents incidents;
  private final Plan plan;
  private final Responders responders;
  private final Messages messages;
  private final ApplicationEventPublisher events;

  ReportTimeBoxOver(
      Incidents incidents,
      Plan plan,
      Responders responders,
      Messages messages,
      ApplicationEventPublisher events) {
    this.incidents = incidents;
    this.plan = plan;
    this.responders = responders;
    this.messages = messages;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident = incidents.get(INCIDENT.in(execution));
    String delegate = DELEGATE.in(execution);
    String expectation = EXPECTATION.in(execution);
    events.publishEvent(
        new IncidentEvent.Overdue(
            incident.number(), expectation, delegate + " and the incident manager are told"));
    Set<Person> people = new LinkedHashSet<>(responders.leaders(incident));
    plan.person(delegate).ifPresent(people::add);
    messages.toPeople(
        new Occasion(
            "reportTimeBoxOver",
            incident,
            execution.getActivityInstanceId(),
            Map.of("delegate", delegate, "expectation", expectation)),
        people,
        Urgency.HIGH);
  }
}
