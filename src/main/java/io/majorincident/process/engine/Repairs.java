package io.majorincident.process.engine;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.IncidentFacts;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import io.majorincident.process.Fault;
import io.majorincident.process.FaultyForm;
import io.majorincident.process.SignedIn;
import io.majorincident.process.Steps;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRemoveVariableCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * An administrator mends a step that has failed: sets the variable that it lacks, and has it tried
 * again. The record says who did, and which variable, never its value.
 */
@Component
class Repairs {

  private final ObjectProvider<Steps> steps;
  private final SignedIn signedIn;
  private final Words words;
  private final ApplicationEventPublisher events;

  /**
   * @param steps need the engine, which is not there yet when this is made
   */
  Repairs(
      ObjectProvider<Steps> steps,
      SignedIn signedIn,
      Words words,
      ApplicationEventPublisher events) {
    this.steps = steps;
    this.signedIn = signedIn;
    this.words = words;
    this.events = events;
  }

  /**
   * Lets administrators set and remove variables, and leaves to the other check everybody else whom
   * the engine would let do so.
   */
  CommandCheck orElse(CommandCheck others) {
    return (command, context) -> {
      if (signedIn.administrates()) {
        mended(command, context);
      } else {
        mustHaveTheRight(new CommandFields(command).text("entityId"), context);
        others.check(command, context);
      }
    };
  }

  private static void mustHaveTheRight(String scope, CommandContext context) {
    for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
      execution(scope, context).ifPresent(checker::checkUpdateProcessInstanceVariables);
      task(scope, context).ifPresent(checker::checkUpdateTaskVariable);
    }
  }

  /** Notes for the record that failed steps are to be tried again. */
  void triedAgain(Command<?> command, CommandContext context) {
    CommandFields fields = new CommandFields(command);
    Stream.concat(Stream.ofNullable(fields.text("jobId")), fields.names("jobIds").stream())
        .map(context.getJobManager()::findJobById)
        .filter(Objects::nonNull)
        .forEach(job -> triedAgain(job, context));
  }

  private void triedAgain(JobEntity job, CommandContext context) {
    incident(execution(job.getProcessInstanceId(), context))
        .ifPresent(
            number -> tell(number, "had the step '%s' tried again".formatted(job.getActivityId())));
  }

  private void mended(Command<?> command, CommandContext context) {
    Set<String> names = names(command);
    names.stream()
        .filter(
            name -> steps.getObject().names().contains(name) || IncidentFacts.NAMES.contains(name))
        .findFirst()
        .ifPresent(this::refuseHiding);
    String of = new CommandFields(command).text("entityId");
    incident(scope(of, context))
        .ifPresent(number -> tell(number, "set by hand: %s".formatted(String.join(", ", names))));
  }

  private void refuseHiding(String name) {
    Fault fault =
        Fault.of(
            "'%s' is the name of a step or a fact of the incident: a variable of that name would never be read.",
            name);
    throw new FaultyForm(List.of(fault), words.in(Languages.asked()));
  }

  private static Set<String> names(Command<?> command) {
    CommandFields fields = new CommandFields(command);
    if (command instanceof AbstractRemoveVariableCmd) {
      return new TreeSet<>(fields.names("variableNames"));
    }
    Set<String> names = new TreeSet<>(fields.values("variables").keySet());
    if (command instanceof AbstractPatchVariablesCmd) {
      names.addAll(fields.names("deletions"));
    }
    return names;
  }

  private static Optional<ExecutionEntity> scope(String id, CommandContext context) {
    return execution(id, context).or(() -> task(id, context).map(TaskEntity::getExecution));
  }

  private static Optional<TaskEntity> task(String id, CommandContext context) {
    return Optional.ofNullable(id).map(context.getTaskManager()::findTaskById);
  }

  private static Optional<ExecutionEntity> execution(String id, CommandContext context) {
    return Optional.ofNullable(id).map(context.getExecutionManager()::findExecutionById);
  }

  private static Optional<String> incident(Optional<ExecutionEntity> execution) {
    return execution.map(ExecutionEntity::getProcessInstance).map(ExecutionEntity::getBusinessKey);
  }

  private void tell(String incident, String what) {
    events.publishEvent(
        new IncidentEvent.MendedByHand(incident, what, signedIn.id().orElse("system")));
  }
}
