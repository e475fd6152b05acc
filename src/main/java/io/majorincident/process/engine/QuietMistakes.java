package io.majorincident.process.engine;

import io.majorincident.process.BadData;
import io.majorincident.process.Race;
import io.majorincident.process.UserMistake;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;
import org.springframework.stereotype.Component;

/**
 * What a person did wrong is told to that person, and what was overtaken is done again: neither is
 * a failure in the log.
 */
@Component
class QuietMistakes extends AbstractProcessEnginePlugin {

  /** Where the engine has its exceptions for what is not found, not valid or not allowed. */
  private static final String IN_VAIN = NotFoundException.class.getPackageName();

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setCommandContextFactory(new Quiet(configuration));
  }

  private static final class Quiet extends CommandContextFactory {

    private Quiet(ProcessEngineConfigurationImpl configuration) {
      setProcessEngineConfiguration(configuration);
    }

    @Override
    public CommandContext createCommandContext() {
      return new CommandContext(processEngineConfiguration) {
        @Override
        protected boolean shouldLogFine(Throwable failure) {
          return super.shouldLogFine(failure)
              || UserMistake.in(failure).isPresent()
              || isAskedInVain(failure)
              || Race.isCauseOf(failure)
              || BadData.isCauseOf(failure);
        }

        /** By a person, for what is not there or cannot be: the answer says it. */
        private boolean isAskedInVain(Throwable failure) {
          return getAuthentication() != null
              && failure.getClass().getPackageName().startsWith(IN_VAIN);
        }
      };
    }
  }
}
