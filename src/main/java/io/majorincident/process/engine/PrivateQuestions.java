package io.majorincident.process.engine;

import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import io.majorincident.process.Fault;
import io.majorincident.process.FaultyForm;
import io.majorincident.process.IncidentVariables;
import io.majorincident.process.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/**
 * Lets nobody find out by searching, counting or sorting what they may not read: whoever may ask
 * whether a value is like another one reads it letter by letter. Variables are searched by those
 * who read the variables of all tasks, mail addresses by administrators.
 */
@Component
class PrivateQuestions extends AbstractProcessEnginePlugin {

  /** What every responder reads in the case of an incident. */
  private static final List<String> KNOWN_TO_ALL =
      List.of(IncidentVariables.REPORTED_INCIDENT.name());

  private final SignedIn signedIn;
  private final Words words;

  PrivateQuestions(SignedIn signedIn, Words words) {
    this.signedIn = signedIn;
    this.words = words;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomPreCommandInterceptorsTxRequired(
        withGuard(engine.getCustomPreCommandInterceptorsTxRequired(), engine));
    engine.setCustomPreCommandInterceptorsTxRequiresNew(
        withGuard(engine.getCustomPreCommandInterceptorsTxRequiresNew(), engine));
  }

  private List<CommandInterceptor> withGuard(
      List<CommandInterceptor> present, ProcessEngineConfigurationImpl engine) {
    List<CommandInterceptor> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
    all.add(new Guard(engine));
    return all;
  }

  private final class Guard extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;

    private Guard(ProcessEngineConfigurationImpl engine) {
      this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
      if (Context.getCommandContext() == null && !OwnCallsInProgress.any()) {
        asked(command).filter(query -> byPerson()).ifPresent(query -> check(query, engine));
      }
      return next.execute(command);
    }

    private boolean byPerson() {
      return engine.getIdentityService().getCurrentAuthentication() != null;
    }
  }

  /** A query, or what narrows a task list; that itself was made by an administrator. */
  private static Optional<AbstractQuery<?, ?>> asked(Command<?> command) {
    Object query =
        command instanceof AbstractExecuteFilterCmd
            ? new CommandFields(command).get("extendingQuery")
            : command;
    return query instanceof AbstractQuery<?, ?> found ? Optional.of(found) : Optional.empty();
  }

  private void check(AbstractQuery<?, ?> query, ProcessEngineConfigurationImpl engine) {
    if (PrivateCriteria.isAboutMail(query) && !signedIn.administrates()) {
      throw refused(
          Fault.of("Only administrators can search or sort people by their mail address."));
    }
    PrivateCriteria.variables(query)
        .filter(name -> !KNOWN_TO_ALL.contains(name))
        .findFirst()
        .filter(name -> !readsAllVariables(engine))
        .ifPresent(name -> refuse(name));
  }

  private void refuse(String variable) {
    throw refused(
        Fault.of(
            "You cannot search or sort by the variable '%s', because you may not read it. You can"
                + " by these: %s.",
            variable, String.join(", ", KNOWN_TO_ALL)));
  }

  private static boolean readsAllVariables(ProcessEngineConfigurationImpl engine) {
    var person = engine.getIdentityService().getCurrentAuthentication();
    return engine
        .getAuthorizationService()
        .isUserAuthorized(
            person.getUserId(),
            person.getGroupIds(),
            ProcessDefinitionPermissions.READ_TASK_VARIABLE,
            Resources.PROCESS_DEFINITION,
            Authorization.ANY);
  }

  private FaultyForm refused(Fault fault) {
    return new FaultyForm(List.of(fault), words.in(Languages.asked()));
  }
}
