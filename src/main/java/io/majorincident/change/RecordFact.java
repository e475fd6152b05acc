package io.majorincident.change;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts a sentence that a process owner wrote on the diagram into the record. */
@Component
class RecordFact implements JavaDelegate {

  private static final Variable<String> FACT = new Variable<>("fact", String.class);

  private final ApplicationEventPublisher events;

  RecordFact(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    events.publishEvent(
        new IncidentEvent.FactRecorded(IncidentNumber.of(execution), FACT.in(execution)));
  }
}
