package io.majorincident.process.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.majorincident.database.DatabaseAway;
import java.time.Duration;
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

  /** What is lost more often is perhaps lost by its own fault: a statement that takes too long. */
  static final int MOST = 20;

  private static final Duration LATELY = Duration.ofMinutes(10);

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
    Cache<String, Integer> lost =
        Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(LATELY).build();
    return (job, failure) ->
        DatabaseAway.isCauseOf(failure) && lost.asMap().merge(job, 1, Integer::sum) <= MOST
            ? free(job, failure)
            : others.getCommand(job, failure);
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
