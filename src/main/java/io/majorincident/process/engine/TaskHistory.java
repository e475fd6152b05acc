package io.majorincident.process.engine;

import io.majorincident.process.TaskFate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What became of tasks, read past the rights of the person who asks: a responder may read no
 * history. Whoever calls it must have made sure that they may know of the task.
 */
@Component
class TaskHistory {

  private static final List<String> TAKING = List.of("Claim", "Assign", "Delegate");

  private final HistoryService history;
  private final ObjectProvider<ProcessEngine> engine;

  TaskHistory(HistoryService history, ObjectProvider<ProcessEngine> engine) {
    this.history = history;
    this.engine = engine;
  }

  Optional<HistoricTaskInstance> of(String task) {
    return Optional.ofNullable(
        unchecked(() -> history.createHistoricTaskInstanceQuery().taskId(task).singleResult()));
  }

  TaskFate fate(HistoricTaskInstance task) {
    return unchecked(() -> read(task));
  }

  private TaskFate read(HistoricTaskInstance task) {
    return task.getEndTime() != null ? ended(task) : open(task);
  }

  private TaskFate ended(HistoricTaskInstance task) {
    boolean completed = "completed".equals(task.getDeleteReason());
    Optional<String> who =
        logged(task, List.of("Complete", "Resolve")).map(UserOperationLogEntry::getUserId);
    return fate(
        task,
        completed ? TaskFate.State.COMPLETED : TaskFate.State.ENDED,
        completed ? who.orElse(task.getAssignee()) : null,
        task.getEndTime());
  }

  private TaskFate open(HistoricTaskInstance task) {
    if (task.getAssignee() == null) {
      return fate(task, TaskFate.State.FREE, null, null);
    }
    Date taken = logged(task, TAKING).map(UserOperationLogEntry::getTimestamp).orElse(null);
    return fate(task, TaskFate.State.CLAIMED, task.getAssignee(), taken);
  }

  /** The last thing of these kinds that somebody did to the task. */
  private Optional<UserOperationLogEntry> logged(HistoricTaskInstance task, List<String> kinds) {
    return history
        .createUserOperationLogQuery()
        .taskId(task.getId())
        .orderByTimestamp()
        .desc()
        .listPage(0, 50)
        .stream()
        .filter(entry -> kinds.contains(entry.getOperationType()))
        .findFirst();
  }

  private TaskFate fate(HistoricTaskInstance task, TaskFate.State state, String by, Date at) {
    return new TaskFate(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getName(),
        incident(task),
        state,
        by,
        at == null ? null : at.toInstant());
  }

  private String incident(HistoricTaskInstance task) {
    return Optional.ofNullable(task.getProcessInstanceId())
        .map(
            id -> history.createHistoricProcessInstanceQuery().processInstanceId(id).singleResult())
        .map(process -> process.getBusinessKey())
        .orElse(null);
  }

  private <T> T unchecked(Callable<T> query) {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
    return configuration
        .getCommandExecutorTxRequired()
        .execute(context -> context.runWithoutAuthorization(query));
  }
}
