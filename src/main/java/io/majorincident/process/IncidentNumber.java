package io.majorincident.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The incident that a running diagram is about: the business key of its process. */
public final class IncidentNumber {

  private IncidentNumber() {}

  /**
   * @throws NoIncident if the process has no business key
   */
  public static String of(DelegateExecution execution) {
    return find(execution).orElseThrow(() -> new NoIncident(execution.getCurrentActivityId()));
  }

  /** Of a step or a task; empty if it belongs to no incident. */
  public static Optional<String> find(VariableScope scope) {
    if (scope instanceof DelegateTask task) {
      return find(task.getExecution());
    }
    return scope instanceof DelegateExecution execution
        ? Optional.ofNullable(execution.getProcessBusinessKey())
        : Optional.empty();
  }
}
