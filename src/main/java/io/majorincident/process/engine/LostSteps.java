package io.majorincident.process.engine;

import io.majorincident.database.DatabaseAway;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A step that fails because the database is away has not failed: it keeps all its tries, and is
 * free for whoever is the first to reach the database again.
 */
@Component
class LostSteps extends AbstractProcessEnginePlugin {

  private static final Logger log = LoggerFactory.getLogger(LostSteps.class);

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    configuration.setFailedJobCommandFactory(freeing(configuration.getFailedJobCommandFactory()));
  }

  /**
   * @param others what becomes of what has really failed
   */
  static FailedJobCommandFactory freeing(FailedJobCommandFactory others) {
    return (job, failure) ->
        DatabaseAway.isCauseOf(failure) ? free(job, failure) : others.getCommand(job, failure);
  }

  private static Command<Object> free(String id, Throwable failure) {
    return context -> {
      log.warn("A step is done again, since the database was away: {}", failure.toString());
      free(id, context);
      return null;
    };
  }

  private static void free(String id, CommandContext context) {
    JobEntity job = context.getJobManager().findJobById(id);
    if (job != null) {
      job.unlock();
    }
  }
}
