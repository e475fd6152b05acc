package io.majorincident.resolve;

import static io.majorincident.process.IncidentVariables.CONFIRMED_BY;
import static io.majorincident.process.IncidentVariables.DATA_LOSS;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Status;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.Moments;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The impact is gone, since the moment that the person named or since now. */
@Component
class ResolveTicket implements JavaDelegate {

  private final Incidents incidents;
  private final Messages messages;
  private final Responders responders;
  private final ApplicationEventPublisher events;

  ResolveTicket(
      Incidents incidents,
      Messages messages,
      Responders responders,
      ApplicationEventPublisher events) {
    this.events = events;
    this.incidents = incidents;
    this.messages = messages;
    this.responders = responders;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = IncidentNumber.of(execution);
    incidents.move(number, Status.RESOLVED);
    Moments.find(Objects.toString(execution.getVariable("resolvedAt"), ""))
        .ifPresent(moment -> incidents.resolvedAt(number, moment));
    Incident incident = incidents.get(number);
    events.publishEvent(
        new IncidentEvent.ResolutionConfirmed(
            number,
            incident.resolvedAt(),
            DATA_LOSS.find(execution).orElse("unknown"),
            note(execution),
            CONFIRMED_BY.find(execution).orElse(null)));
    tell(execution, incident);
  }

  private static String note(DelegateExecution execution) {
    return Objects.toString(execution.getVariable("closingNote"), "").strip();
  }

  private void tell(DelegateExecution execution, Incident incident) {
    Map<String, Object> facts = Map.of("note", note(execution));
    messages.toPeople(
        new Occasion("resolveTicket", incident, execution.getActivityInstanceId(), facts),
        responders.of(incident),
        Haste.calm(incidents.facts(IncidentNumber.of(execution)).quietHours()));
  }
}
