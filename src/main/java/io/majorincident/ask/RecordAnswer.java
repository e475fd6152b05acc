package io.majorincident.ask;

import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.QUESTION;
import static io.majorincident.process.IncidentVariables.REPLY;
import static io.majorincident.process.IncidentVariables.REPLY_NOTE;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.process.IncidentNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts what a person answered into the record. */
@Component
class RecordAnswer implements JavaDelegate {

  private final ApplicationEventPublisher events;

  RecordAnswer(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    events.publishEvent(
        new IncidentEvent.QuestionAnswered(
            IncidentNumber.of(execution),
            QUESTION.in(execution),
            REPLY.in(execution),
            REPLY_NOTE.find(execution).orElse(""),
            COMPLETED_BY.find(execution).orElse(null)));
  }
}
