package io.majorincident.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Whether an incident still has its process: an administrator may have ended or suspended it. */
@Component
class RunningProcesses {

  private static final String WHOLE_LIFE = "majorIncident";

  private final RuntimeService runtime;

  RunningProcesses(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /** Also if it is suspended, or if one of its steps stands still. */
  boolean any(String incident) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(incident)
            .processDefinitionKey(WHOLE_LIFE)
            .count()
        > 0;
  }

  /** Whether it hears nothing because an administrator has stopped it for a while. */
  boolean suspended(String incident) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(incident)
            .processDefinitionKey(WHOLE_LIFE)
            .suspended()
            .count()
        > 0;
  }

  /** All parts of it that are suspended go on. */
  void activate(String incident) {
    runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(incident)
        .suspended()
        .list()
        .stream()
        .map(ProcessInstance::getId)
        .forEach(
            id ->
                runtime.updateProcessInstanceSuspensionState().byProcessInstanceId(id).activate());
  }
}
