package io.majorincident.process.engine;

import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import io.majorincident.process.Fault;
import io.majorincident.process.FaultyForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.batch.RestartProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobStateCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobsRetriesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractUpdateProcessInstancesSuspendStateCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.FetchExternalTasksCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskDescriptionCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskDueDateCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskNameCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskOwnerCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskPriorityCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.CaseExecutionVariableCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.CreateCaseInstanceCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.EvaluateDecisionCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.EvaluateDecisionTableCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;
import org.springframework.stereotype.Component;

/** Which commands of a person are looked at, and by whom. */
@Component
class CheckedCommands {

  private static final Fault BY_FORM_ONLY =
      Fault.of(
          "What a process knows is set by its forms alone: complete the task by its form, or start"
              + " a process by its start form.");

  private static final List<Class<?>> REFUSED =
      List.of(
          AbstractCorrelateMessageCmd.class,
          AbstractRestartProcessInstanceCmd.class,
          CaseExecutionVariableCmd.class,
          CorrelateAllMessageBatchCmd.class,
          CreateCaseInstanceCmd.class,
          EvaluateDecisionCmd.class,
          EvaluateDecisionTableCmd.class,
          EvaluateStartConditionCmd.class,
          FetchExternalTasksCmd.class,
          HandleExternalTaskCmd.class,
          HandleTaskBpmnErrorCmd.class,
          HandleTaskEscalationCmd.class,
          MessageEventReceivedCmd.class,
          RestartProcessInstancesBatchCmd.class,
          SetVariablesToProcessInstancesBatchCmd.class,
          SignalCmd.class,
          SignalEventReceivedCmd.class,
          StartProcessInstanceAtActivitiesCmd.class);

  private final Map<Class<?>, CommandCheck> checks = new HashMap<>();
  private final Words words;

  CheckedCommands(
      SentForms forms, Repairs repairs, TaskChanges tasks, Suspensions suspensions, Words words) {
    this.words = words;
    REFUSED.forEach(kind -> checks.put(kind, this::refuse));
    checks.put(SubmitTaskFormCmd.class, forms::submittedTask);
    checks.put(CompleteTaskCmd.class, forms::completedTask);
    checks.put(SubmitStartFormCmd.class, forms::submittedStart);
    checks.put(StartProcessInstanceCmd.class, forms::started);
    Stream.of(AbstractVariableCmd.class, AbstractPatchVariablesCmd.class)
        .forEach(kind -> checks.put(kind, repairs.orElse(this::refuse)));
    checks.put(
        SetJobRetriesCmd.class,
        (command, context) -> {
          suspensions.retries(command, context);
          repairs.triedAgain(command, context);
        });
    checks.put(AbstractSetJobsRetriesBatchCmd.class, suspensions::retries);
    Stream.of(
            ModifyProcessInstanceCmd.class,
            ModifyProcessInstanceAsyncCmd.class,
            AbstractModificationCmd.class,
            AbstractMigrationCmd.class)
        .forEach(kind -> checks.put(kind, this::refuseVariables));
    checks.put(GetDeployedTaskFormCmd.class, CheckedCommands::isThere);
    checks.put(AbstractSetJobStateCmd.class, suspensions::job);
    checks.put(SuspendProcessInstanceCmd.class, suspensions::oneOrAll);
    checks.put(AbstractUpdateProcessInstancesSuspendStateCmd.class, suspensions::several);
    add(tasks);
  }

  private void add(TaskChanges tasks) {
    Stream.of(
            SetTaskDescriptionCmd.class,
            SetTaskDueDateCmd.class,
            SetTaskNameCmd.class,
            SetTaskOwnerCmd.class,
            SetTaskPriorityCmd.class)
        .forEach(kind -> checks.put(kind, tasks::property));
    Stream.of(AbstractAddIdentityLinkCmd.class, DeleteIdentityLinkCmd.class, DelegateTaskCmd.class)
        .forEach(kind -> checks.put(kind, tasks::candidates));
    checks.put(AssignTaskCmd.class, tasks::assigned);
    checks.put(ClaimTaskCmd.class, tasks::claimed);
    checks.put(SaveTaskCmd.class, tasks::saved);
  }

  /** The engine asks for whom a task is before it looks whether there is one. */
  private static void isThere(Command<?> command, CommandContext context) {
    String id = new CommandFields(command).text("taskId");
    if (context.getTaskManager().findTaskById(id) == null) {
      throw new NotFoundException("There is no task " + id);
    }
  }

  /** Who looks at a command; empty if it writes nothing that a form could ask for. */
  Optional<CommandCheck> of(Class<?> command) {
    CommandCheck check = null;
    for (Class<?> kind = command; check == null && kind != null; ) {
      check = checks.get(kind);
      kind = kind.getSuperclass();
    }
    return Optional.ofNullable(check);
  }

  private void refuse(Command<?> command, CommandContext context) {
    throw new FaultyForm(List.of(BY_FORM_ONLY), words.in(Languages.asked()));
  }

  private void refuseVariables(Command<?> command, CommandContext context) {
    if (MovedVariables.any(command)) {
      refuse(command, context);
    }
  }
}
