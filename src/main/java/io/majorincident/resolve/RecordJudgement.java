package io.majorincident.resolve;

import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.RESOLUTION;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.process.IncidentNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Records that the impact is not gone; that it is, is recorded with the resolution. */
@Component
class RecordJudgement implements JavaDelegate {

  private final ApplicationEventPublisher events;

  RecordJudgement(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (RESOLUTION.find(execution).filter("stillBroken"::equals).isPresent()) {
      events.publishEvent(
          new IncidentEvent.ResolutionRefused(
              IncidentNumber.of(execution), COMPLETED_BY.find(execution).orElse(null)));
    }
  }
}
