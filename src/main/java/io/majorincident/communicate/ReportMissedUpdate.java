package io.majorincident.communicate;

import static io.majorincident.process.IncidentVariables.UNCONFIRMED;
import static io.majorincident.process.IncidentVariables.UPDATE_TEXT;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
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

/** Nobody confirmed the text in time: it went out as it is, and whoever leads hears of it. */
@Component
class ReportMissedUpdate implements JavaDelegate {

  private final Incidents incidents;
  private final Responders responders;
  private final Messages messages;
  private final ApplicationEventPublisher events;

  ReportMissedUpdate(
      Incidents incidents,
      Responders responders,
      Messages messages,
      ApplicationEventPublisher events) {
    this.incidents = incidents;
    this.responders = responders;
    this.messages = messages;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident = incidents.get(IncidentNumber.of(execution));
    UNCONFIRMED.set(execution, true);
    events.publishEvent(
        new IncidentEvent.Overdue(
            incident.number(), "Confirm the update", "the text went out as it is"));
    messages.toPeople(
        new Occasion(
            "reportMissedUpdate",
            incident,
            execution.getActivityInstanceId(),
            Map.of("text", UPDATE_TEXT.in(execution))),
        responders.leaders(incident),
        Haste.AT_ONCE);
  }
}
