package io.majorincident.process.engine;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.UpdateProcessInstancesSuspensionStateBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;

/**
 * Lets nobody suspend the running incidents all at once, whether by what they are, by a search or
 * by a list: nobody would be paged any more. A single one can be suspended.
 */
@Component
class Suspensions {

  private final ProcessesOfAlerts alerts;

  Suspensions(ProcessesOfAlerts alerts) {
    this.alerts = alerts;
  }

  /** One, or all of a definition. */
  void oneOrAll(Command<?> command, CommandContext context) {
    CommandFields fields = new CommandFields(command);
    String definition = fields.text("processDefinitionId");
    String key = fields.text("processDefinitionKey");
    for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
      Optional.ofNullable(definition)
          .ifPresent(checker::checkUpdateProcessInstanceSuspensionStateByProcessDefinitionId);
      Optional.ofNullable(key)
          .ifPresent(checker::checkUpdateProcessInstanceSuspensionStateByProcessDefinitionKey);
    }
    context.runWithoutAuthorization(() -> refuseAll(definition, key));
  }

  private Void refuseAll(String definition, String key) {
    Optional.ofNullable(key)
        .or(() -> Optional.ofNullable(definition).flatMap(alerts::keyOf))
        .filter(alerts::include)
        .ifPresent(process -> refuse());
    return null;
  }

  /** A list of them, or what a search finds. */
  void several(Command<?> command, CommandContext context) {
    CommandFields fields = new CommandFields(command);
    if (fields.get("suspending").equals(true)) {
      var chosen = (UpdateProcessInstancesSuspensionStateBuilderImpl) fields.get("builder");
      List<ExecutionEntity> listed = executions(chosen.getProcessInstanceIds(), context);
      for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
        listed.stream()
            .map(ExecutionEntity::getProcessInstanceId)
            .forEach(checker::checkUpdateProcessInstanceSuspensionStateById);
      }
      boolean searched =
          chosen.getProcessInstanceQuery() != null
              || chosen.getHistoricProcessInstanceQuery() != null;
      if (searched || context.runWithoutAuthorization(() -> ofAlerts(listed)) > 1) {
        refuse();
      }
    }
  }

  /** Jobs without retries never run: that stops them as well, and is told by nobody. */
  void retries(Command<?> command, CommandContext context) {
    CommandFields fields = new CommandFields(command);
    boolean many =
        !(command instanceof SetJobRetriesCmd)
            || fields.text("jobDefinitionId") != null
            || fields.names("jobIds").size() > 1;
    if (many && (int) fields.get("retries") < 1) {
      context.getAuthorizationManager().checkCamundaAdmin();
      throw new BadUserRequestException(
          "Nothing was changed: jobs without retries never run, and nobody would be paged any more."
              + " Take the retries of a single job.");
    }
  }

  /** A job of no process is looked at by nobody else. */
  void job(Command<?> command, CommandContext context) {
    String id = new CommandFields(command).text("jobId");
    JobEntity job = id == null ? null : context.getJobManager().findJobById(id);
    if (job != null) {
      context
          .getProcessEngineConfiguration()
          .getCommandCheckers()
          .forEach(checker -> checker.checkUpdateJob(job));
    }
  }

  private long ofAlerts(List<ExecutionEntity> executions) {
    return executions.stream()
        .map(execution -> execution.getProcessDefinition().getKey())
        .filter(alerts::include)
        .limit(2)
        .count();
  }

  private static List<ExecutionEntity> executions(Collection<String> ids, CommandContext context) {
    return ids == null
        ? List.of()
        : ids.stream()
            .filter(Objects::nonNull)
            .distinct()
            .map(context.getExecutionManager()::findExecutionById)
            .filter(Objects::nonNull)
            .toList();
  }

  private static void refuse() {
    throw new BadUserRequestException(
        "Nothing was suspended: nobody would be paged for the incidents any more. Suspend one at a"
            + " time, by its id.");
  }
}
