package io.majorincident.change;

import io.majorincident.incident.Incidents;
import io.majorincident.incident.Status;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Moves the incident to the status that a process owner chose on the diagram. */
@Component
class ChangeStatus implements JavaDelegate {

  private static final Variable<String> STATUS = new Variable<>("status", String.class);

  private final Incidents incidents;

  ChangeStatus(Incidents incidents) {
    this.incidents = incidents;
  }

  /**
   * @throws IllegalArgumentException if there is no such status, or if the incident would end while
   *     its process goes on: that is for the steps that end the process, too
   */
  @Override
  public void execute(DelegateExecution execution) {
    Status status = Status.of(STATUS.in(execution));
    if (status.ended()) {
      throw new IllegalArgumentException(
          "'%s' would end the incident while its process goes on. Choose another status in '%s'."
              .formatted(status.id(), execution.getCurrentActivityId()));
    }
    incidents.move(IncidentNumber.of(execution), status);
  }
}
