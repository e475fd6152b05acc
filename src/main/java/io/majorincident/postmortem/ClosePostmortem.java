package io.majorincident.postmortem;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Status;
import io.majorincident.process.IncidentNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Every action is done: nothing is left of the incident. */
@Component
class ClosePostmortem implements JavaDelegate {

  private final Postmortems postmortems;
  private final Incidents incidents;
  private final ApplicationEventPublisher events;

  ClosePostmortem(Postmortems postmortems, Incidents incidents, ApplicationEventPublisher events) {
    this.postmortems = postmortems;
    this.incidents = incidents;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String incident = IncidentNumber.of(execution);
    postmortems.move(incident, "closed");
    events.publishEvent(new IncidentEvent.PostmortemMoved(incident, "closed", "", null));
    incidents.move(incident, Status.CLOSED);
  }
}
