package io.majorincident.process.engine;

import io.majorincident.process.FateWords;
import io.majorincident.process.Race;
import io.majorincident.process.SignedIn;
import io.majorincident.process.TaskFate;
import io.majorincident.process.TaskFate.State;
import io.majorincident.process.TaskTaken;
import io.majorincident.process.TransactionRetry;
import io.majorincident.process.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does what a person asks of the engine, by whatever door, once more if it was overtaken by
 * something that happened in the same moment. If it was another person who answered or claimed the
 * same task, or the time that ended it, the person hears that instead.
 */
@Component
class RetriedRequests extends AbstractProcessEnginePlugin {

  private final TransactionRetry retry;
  private final SignedIn signedIn;
  private final ObjectProvider<Work> work;
  private final ObjectProvider<FateWords> words;

  /**
   * @param work needs the engine, which is not there yet when this is made
   * @param words needs it, too
   */
  RetriedRequests(
      TransactionRetry retry,
      SignedIn signedIn,
      ObjectProvider<Work> work,
      ObjectProvider<FateWords> words) {
    this.retry = retry;
    this.signedIn = signedIn;
    this.work = work;
    this.words = words;
  }

  /** Before all others, so that each attempt is looked at as the first. */
  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<CommandInterceptor> all = new ArrayList<>();
    all.add(new Retried(configuration));
    Optional.ofNullable(configuration.getCustomPreCommandInterceptorsTxRequired())
        .ifPresent(all::addAll);
    configuration.setCustomPreCommandInterceptorsTxRequired(all);
  }

  private final class Retried extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl configuration;

    private Retried(ProcessEngineConfigurationImpl configuration) {
      this.configuration = configuration;
    }

    @Override
    public <T> T execute(Command<T> command) {
      return askedByPerson() ? retry.run(() -> attempt(command)) : next.execute(command);
    }

    private boolean askedByPerson() {
      return Context.getCommandContext() == null
          && !OwnCallsInProgress.any()
          && configuration.getIdentityService().getCurrentAuthentication() != null;
    }

    private <T> T attempt(Command<T> command) {
      try {
        return next.execute(command);
      } catch (RuntimeException failure) {
        throw canAsk() ? taken(command, failure) : failure;
      }
    }
  }

  /** Within a transaction that has failed nothing more can be read. */
  private static boolean canAsk() {
    return !TransactionSynchronizationManager.isActualTransactionActive();
  }

  private RuntimeException taken(Command<?> command, RuntimeException failure) {
    return Optional.of(failure)
        .filter(it -> isOvertaken(it) || it instanceof AuthorizationException)
        .flatMap(it -> task(command))
        .flatMap(work.getObject()::fate)
        .filter(fate -> isOver(fate) || isElsewhere(fate) && isOvertaken(failure))
        .<RuntimeException>map(fate -> new TaskTaken(words.getObject().say(fate), failure))
        .orElse(failure);
  }

  private static boolean isOvertaken(RuntimeException failure) {
    return Race.mayBeCauseOf(failure) || failure instanceof TaskAlreadyClaimedException;
  }

  private static Optional<String> task(Command<?> command) {
    CommandFields fields = new CommandFields(command);
    return fields
        .find("taskId")
        .or(() -> fields.find("task").filter(Task.class::isInstance).map(it -> ((Task) it).getId()))
        .map(Object::toString);
  }

  /** Then nobody has any right to it any more, whoever had one. */
  private static boolean isOver(TaskFate fate) {
    return fate.state() == State.COMPLETED || fate.state() == State.ENDED;
  }

  private boolean isElsewhere(TaskFate fate) {
    return fate.state() == State.CLAIMED && !signedIn.id().filter(fate.by()::equals).isPresent();
  }
}
