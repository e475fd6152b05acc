package io.majorincident.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/**
 * Looks at what a person asks of the engine, by whatever door, before it is done: nothing is
 * written but what a form asks for. What follows from it inside the engine, and what the
 * application itself does meanwhile, is not looked at.
 */
@Component
class RequestGuard extends AbstractProcessEnginePlugin {

  private final CheckedCommands checks;

  RequestGuard(CheckedCommands checks) {
    this.checks = checks;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setCustomPreCommandInterceptorsTxRequired(
        withGuard(configuration.getCustomPreCommandInterceptorsTxRequired(), configuration));
    configuration.setCustomPreCommandInterceptorsTxRequiresNew(
        withGuard(configuration.getCustomPreCommandInterceptorsTxRequiresNew(), configuration));
  }

  private List<CommandInterceptor> withGuard(
      List<CommandInterceptor> present, ProcessEngineConfigurationImpl configuration) {
    List<CommandInterceptor> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
    all.add(new Guard(configuration));
    return all;
  }

  private final class Guard extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl configuration;

    private Guard(ProcessEngineConfigurationImpl configuration) {
      this.configuration = configuration;
    }

    @Override
    public <T> T execute(Command<T> command) {
      Optional<CommandCheck> check =
          askedByPerson() ? checks.of(command.getClass()) : Optional.empty();
      return next.execute(check.isPresent() ? checked(command, check.get()) : command);
    }

    private boolean askedByPerson() {
      return Context.getCommandContext() == null
          && !OwnCallsInProgress.any()
          && configuration.getIdentityService().getCurrentAuthentication() != null;
    }
  }

  /** In the transaction of what is asked, so that what was looked at is what is done. */
  private static <T> Command<T> checked(Command<T> command, CommandCheck check) {
    return context -> {
      check.check(command, context);
      return command.execute(context);
    };
  }
}
