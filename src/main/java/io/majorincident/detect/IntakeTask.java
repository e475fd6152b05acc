package io.majorincident.detect;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shows the administrators in Tasklist that no alert is taken in, until that is over. What is wrong
 * with the engine then may keep it from making a task: messages go out all the same.
 */
@Component
class IntakeTask {

  private static final Logger log = LoggerFactory.getLogger(IntakeTask.class);

  private static final int MOST_URGENT = 100;

  private final TaskService tasks;
  private final TransactionTemplate apart;
  private final Clock clock;
  private final String administrators;

  IntakeTask(
      TaskService tasks,
      PlatformTransactionManager transactions,
      Clock clock,
      @Value("${majorincident.access.admin.group}") String administrators) {
    this.tasks = tasks;
    this.clock = clock;
    this.administrators = administrators;
    apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * @param outage its id
   * @param why what keeps alerts out
   */
  void ask(String outage, String why) {
    quietly(() -> create(id(outage), why));
  }

  void takeBack(String outage) {
    quietly(() -> tasks.deleteTask(id(outage), true));
  }

  private void create(String id, String why) {
    Task task = tasks.newTask(id);
    task.setName("Let alerts in again");
    task.setDescription(why);
    task.setPriority(MOST_URGENT);
    task.setDueDate(Date.from(clock.instant()));
    tasks.saveTask(task);
    tasks.addCandidateGroup(id, administrators);
  }

  private void quietly(Runnable change) {
    try {
      apart.executeWithoutResult(transaction -> change.run());
    } catch (ProcessEngineException failure) {
      log.warn("Tasklist does not show whether alerts are taken in.", failure);
    }
  }

  private static String id(String outage) {
    return "intake-" + outage;
  }
}
