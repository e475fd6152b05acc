package io.majorincident.process;

import io.majorincident.incident.PerTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What steps say of the task that their diagram opens next. It waits until the task is there, in
 * the same transaction, so that it can name it.
 */
@Component
public class OpenedTasks {

  private final PerTransaction<Awaited, List<Consumer<String>>> waiting = new PerTransaction<>();
  private final PerTransaction<String, Boolean> told = new PerTransaction<>();

  private final ObjectProvider<TaskService> engine;

  /** Hears of tasks, and so is there before the engine. */
  OpenedTasks(ObjectProvider<TaskService> engine) {
    this.engine = engine;
  }

  /**
   * A task that is about to be opened.
   *
   * @param process id of the process instance
   * @param element id on the diagram, as in writePostmortem
   */
  private record Awaited(String process, String element) {}

  /**
   * @param element id of the task's element in the diagram of the step
   * @param then gets the task's id; null if the transaction ends without it, since the diagram
   *     opens another one
   */
  public void whenOpened(DelegateExecution step, String element, Consumer<String> then) {
    if (waiting.values().isEmpty()) {
      TransactionSynchronizationManager.registerSynchronization(new Rest());
    }
    waiting
        .values()
        .computeIfAbsent(
            new Awaited(step.getProcessInstanceId(), element), awaited -> new ArrayList<>())
        .add(then);
  }

  /** Id of the open task of this element beside the step; null if there is none any more. */
  public String beside(DelegateExecution step, String element) {
    return first(
        engine
            .getObject()
            .createTaskQuery()
            .processInstanceId(step.getProcessInstanceId())
            .taskDefinitionKey(element));
  }

  /** As {@link #beside}, wherever in this incident. */
  public String inIncident(String incident, String element) {
    return first(
        engine
            .getObject()
            .createTaskQuery()
            .processInstanceBusinessKey(incident)
            .taskDefinitionKey(element));
  }

  private static String first(TaskQuery open) {
    return open.list().stream().map(Task::getId).findFirst().orElse(null);
  }

  /** Whether a step has said something of this task when it was opened, in this transaction. */
  public boolean isTold(String task) {
    return told.values().containsKey(task);
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void opened(DelegateTask task) {
    if ("create".equals(task.getEventName())) {
      Awaited awaited = new Awaited(task.getProcessInstanceId(), task.getTaskDefinitionKey());
      List<Consumer<String>> steps = waiting.values().remove(awaited);
      if (steps != null) {
        told.values().put(task.getId(), true);
        steps.forEach(step -> step.accept(task.getId()));
      }
    }
  }

  /** Comes before others put away what is said by it. */
  private final class Rest implements TransactionSynchronization, Ordered {

    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      List<List<Consumer<String>>> rest = List.copyOf(waiting.values().values());
      waiting.values().clear();
      rest.forEach(steps -> steps.forEach(step -> step.accept(null)));
    }
  }
}
