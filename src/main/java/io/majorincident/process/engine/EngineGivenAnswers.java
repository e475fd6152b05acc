package io.majorincident.process.engine;

import io.majorincident.process.GivenAnswers;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Looks into the history of the tasks. */
@Component
class EngineGivenAnswers implements GivenAnswers {

  private final TaskService tasks;
  private final RuntimeService processes;
  private final HistoryService history;
  private final IdentityService identity;

  EngineGivenAnswers(
      TaskService tasks,
      RuntimeService processes,
      HistoryService history,
      IdentityService identity) {
    this.identity = identity;
    this.tasks = tasks;
    this.processes = processes;
    this.history = history;
  }

  @Override
  public Map<String, Object> lastTime(String task, Collection<String> keys) {
    Authentication reader = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return read(task, keys);
    } finally {
      identity.setAuthentication(reader);
    }
  }

  /** Whoever may read the task may read this of its history, and nothing else. */
  private Map<String, Object> read(String task, Collection<String> keys) {
    Map<String, Object> answers = new LinkedHashMap<>();
    Optional.ofNullable(tasks.createTaskQuery().taskId(task).singleResult())
        .flatMap(this::before)
        .ifPresent(before -> collect(before, keys, answers));
    return answers;
  }

  private Optional<HistoricTaskInstance> before(Task task) {
    return incident(task).stream()
        .flatMap(
            incident ->
                history
                    .createHistoricTaskInstanceQuery()
                    .taskDefinitionKey(task.getTaskDefinitionKey())
                    .processInstanceBusinessKey(incident)
                    .taskDeleteReason("completed")
                    .orderByHistoricTaskInstanceEndTime()
                    .desc()
                    .listPage(0, 1)
                    .stream())
        .findFirst();
  }

  private Optional<String> incident(Task task) {
    return Optional.ofNullable(
            processes
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult())
        .map(ProcessInstance::getBusinessKey);
  }

  /** Of the task itself where it has variables of its own, of its process otherwise. */
  private void collect(
      HistoricTaskInstance before, Collection<String> keys, Map<String, Object> answers) {
    history
        .createHistoricVariableInstanceQuery()
        .processInstanceId(before.getProcessInstanceId())
        .variableNameIn(keys.toArray(String[]::new))
        .disableCustomObjectDeserialization()
        .list()
        .stream()
        .filter(variable -> variable.getValue() != null)
        .filter(variable -> isOf(variable, before))
        .forEach(variable -> answers.put(variable.getName(), variable.getValue()));
  }

  private static boolean isOf(HistoricVariableInstance variable, HistoricTaskInstance task) {
    return variable.getActivityInstanceId().equals(task.getActivityInstanceId())
        || variable.getActivityInstanceId().equals(task.getProcessInstanceId());
  }
}
