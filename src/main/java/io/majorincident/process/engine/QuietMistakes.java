package io.majorincident.process.engine;

import io.majorincident.process.BadData;
import io.majorincident.process.UserMistake;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;
import org.springframework.stereotype.Component;

/** What a person did wrong is told to that person, and is no failure in the log. */
@Component
class QuietMistakes extends AbstractProcessEnginePlugin {

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
              || BadData.isCauseOf(failure);
        }
      };
    }
  }
}
