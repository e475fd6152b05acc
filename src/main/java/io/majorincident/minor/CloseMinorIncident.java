package io.majorincident.minor;

import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.RESULT;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Status;
import io.majorincident.message.PutOffNotes;
import io.majorincident.process.IncidentNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The minor incident is fixed, and with that closed: it needs no postmortem, and whoever sleeps
 * need not hear of it in the morning.
 */
@Component
class CloseMinorIncident implements JavaDelegate {

  private final Incidents incidents;
  private final PutOffNotes putOff;
  private final ApplicationEventPublisher events;

  CloseMinorIncident(Incidents incidents, PutOffNotes putOff, ApplicationEventPublisher events) {
    this.events = events;
    this.incidents = incidents;
    this.putOff = putOff;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String incident = IncidentNumber.of(execution);
    events.publishEvent(
        new IncidentEvent.MinorIncidentFixed(
            incident,
            RESULT.find(execution).map(String::strip).orElse(""),
            COMPLETED_BY.find(execution).orElse(null)));
    incidents.move(incident, Status.RESOLVED);
    incidents.move(incident, Status.CLOSED);
    putOff.forget(incident);
  }
}
