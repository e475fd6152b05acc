package io.majorincident.review;

import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.RELIEF_NEEDED;
import static io.majorincident.process.IncidentVariables.TIRED;
import static java.util.stream.Collectors.joining;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.process.IncidentNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps how the responders are. */
@Component
class RecordCheck implements JavaDelegate {

  private final ApplicationEventPublisher events;

  RecordCheck(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    RELIEF_NEEDED.set(execution, RELIEF_NEEDED.find(execution).orElse(false));
    TIRED.set(execution, tired((SpinJsonNode) execution.getVariable("tiredPeople")));
    events.publishEvent(
        new IncidentEvent.RespondersChecked(
            IncidentNumber.of(execution),
            (String) execution.getVariable("condition"),
            COMPLETED_BY.find(execution).orElse(null)));
  }

  /** A form that asks for nobody sends none. */
  private static String tired(SpinJsonNode people) {
    return people == null
        ? ""
        : people.elements().stream().map(SpinJsonNode::stringValue).collect(joining(","));
  }
}
