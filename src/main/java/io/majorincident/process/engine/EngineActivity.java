package io.majorincident.process.engine;

import io.majorincident.process.Activity;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Reads what people did from the history, which every diagram keeps in full. */
@Component
class EngineActivity implements Activity {

  private final HistoryService history;
  private final TaskService tasks;

  EngineActivity(HistoryService history, TaskService tasks) {
    this.history = history;
    this.tasks = tasks;
  }

  @Override
  public Optional<Instant> last(String incident) {
    return Stream.of(completed(incident), reported(incident), claimed(incident))
        .flatMap(moments -> moments)
        .map(Date::toInstant)
        .max(Instant::compareTo);
  }

  private Stream<Date> completed(String incident) {
    List<HistoricTaskInstance> last =
        history
            .createHistoricTaskInstanceQuery()
            .processInstanceBusinessKey(incident)
            .taskDeleteReason("completed")
            .orderByHistoricTaskInstanceEndTime()
            .desc()
            .listPage(0, 1);
    return last.stream().map(HistoricTaskInstance::getEndTime);
  }

  private Stream<Date> reported(String incident) {
    List<HistoricProcessInstance> last =
        history
            .createHistoricProcessInstanceQuery()
            .processDefinitionKey("changeIncident")
            .processInstanceBusinessKey(incident)
            .orderByProcessInstanceStartTime()
            .desc()
            .listPage(0, 1);
    return last.stream().map(HistoricProcessInstance::getStartTime);
  }

  /** Whoever has a task open and writes has done nothing else yet. */
  private Stream<Date> claimed(String incident) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(incident)
        .taskAssigned()
        .list()
        .stream()
        .flatMap(this::claims)
        .map(UserOperationLogEntry::getTimestamp);
  }

  private Stream<UserOperationLogEntry> claims(Task task) {
    return history
        .createUserOperationLogQuery()
        .taskId(task.getId())
        .entityType(EntityTypes.TASK)
        .operationType(UserOperationLogEntry.OPERATION_TYPE_CLAIM)
        .list()
        .stream();
  }
}
