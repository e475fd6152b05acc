package io.majorincident.postmortem;

import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.RESULT;

import io.majorincident.incident.IncidentEvent;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps what came of an action. */
@Component
class RecordAction implements JavaDelegate {

  private final PresentAction present;
  private final Postmortems postmortems;
  private final ApplicationEventPublisher events;

  RecordAction(PresentAction present, Postmortems postmortems, ApplicationEventPublisher events) {
    this.present = present;
    this.postmortems = postmortems;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    FollowUpAction action = present.in(execution);
    String result = RESULT.in(execution);
    postmortems.done(action.id(), result);
    events.publishEvent(
        new IncidentEvent.ActionDone(
            action.incident(), action.what(), result, COMPLETED_BY.find(execution).orElse(null)));
  }
}
