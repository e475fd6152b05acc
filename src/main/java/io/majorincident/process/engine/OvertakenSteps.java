package io.majorincident.process.engine;

import io.majorincident.process.Race;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;

/**
 * A step that was overtaken by something else in the same moment has not failed: it is done again
 * at once and keeps all its tries.
 */
@Component
class OvertakenSteps extends AbstractProcessEnginePlugin {

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    FailedJobCommandFactory others = configuration.getFailedJobCommandFactory();
    configuration.setFailedJobCommandFactory(
        (job, failure) -> Race.isCauseOf(failure) ? again(job) : others.getCommand(job, failure));
  }

  private static Command<Object> again(String id) {
    return context -> {
      JobEntity job = context.getJobManager().findJobById(id);
      if (job != null) {
        job.unlock();
        wakeAfter(context);
      }
      return null;
    };
  }

  private static void wakeAfter(CommandContext context) {
    JobExecutor executor = context.getProcessEngineConfiguration().getJobExecutor();
    if (executor.isActive()) {
      context
          .getTransactionContext()
          .addTransactionListener(TransactionState.COMMITTED, done -> executor.jobWasAdded());
    }
  }
}
