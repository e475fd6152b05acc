package io.majorincident.process.engine;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;

/** Puts our threads in place of the engine's, with the same settings. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
    name = "camunda.bpm.job-execution.enabled",
    havingValue = "true",
    matchIfMissing = true)
class StepExecution {

  @Bean
  static StepExecutor jobExecutor(
      @Qualifier("camundaTaskExecutor") TaskExecutor threads, CamundaBpmProperties settings) {
    StepExecutor ours = new StepExecutor();
    ours.setTaskExecutor(threads);
    JobExecutor planned = DefaultJobConfiguration.JobConfiguration.jobExecutor(threads, settings);
    ours.setRejectedJobsHandler(planned.getRejectedJobsHandler());
    return likeIt(ours, planned);
  }

  private static StepExecutor likeIt(StepExecutor ours, JobExecutor planned) {
    ours.setLockTimeInMillis(planned.getLockTimeInMillis());
    ours.setMaxJobsPerAcquisition(planned.getMaxJobsPerAcquisition());
    ours.setWaitTimeInMillis(planned.getWaitTimeInMillis());
    ours.setMaxWait(planned.getMaxWait());
    ours.setBackoffTimeInMillis(planned.getBackoffTimeInMillis());
    ours.setMaxBackoff(planned.getMaxBackoff());
    ours.setBackoffDecreaseThreshold(planned.getBackoffDecreaseThreshold());
    ours.setWaitIncreaseFactor(planned.getWaitIncreaseFactor());
    return ours;
  }
}
