package io.majorincident.resolve;

import static io.majorincident.process.IncidentVariables.CHANGE_REASON;
import static io.majorincident.process.IncidentVariables.RESOLUTION;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Status;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.process.IncidentNumber;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** It is broken again: the responders are called back. */
@Component
class ReopenTicket implements JavaDelegate {

  private final Incidents incidents;
  private final Messages messages;
  private final Responders responders;
  private final ApplicationEventPublisher events;

  ReopenTicket(
      Incidents incidents,
      Messages messages,
      Responders responders,
      ApplicationEventPublisher events) {
    this.incidents = incidents;
    this.messages = messages;
    this.responders = responders;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = IncidentNumber.of(execution);
    String reason = CHANGE_REASON.find(execution).orElse("");
    RESOLUTION.set(execution, "relapsed");
    incidents.move(number, Status.FIXING);
    events.publishEvent(new IncidentEvent.Relapsed(number, reason));
    Incident incident = incidents.get(number);
    messages.toPeople(
        new Occasion(
            "reopenTicket", incident, execution.getActivityInstanceId(), Map.of("why", reason)),
        responders.of(incident),
        Haste.AT_ONCE);
  }
}
