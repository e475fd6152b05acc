package io.majorincident.duty;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/** What was asked lies in the process, where nothing that comes with the answer can change it. */
final class Asked {

  private Asked() {}

  static VariableScope in(VariableScope entered) {
    return entered instanceof DelegateTask task
        ? task.getExecution().getProcessInstance()
        : entered;
  }
}
