package io.majorincident.process.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;

/**
 * Lets administrators alone change, run or remove a job that belongs to no process, such as that of
 * the clean-up or of a batch: the engine lets everybody do so.
 */
@Component
class JobsOfNobody extends AbstractProcessEnginePlugin {

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    engine
        .getCommandCheckers()
        .replaceAll(
            (CommandChecker checker) ->
                checker instanceof AuthorizationCommandChecker ? new Strict() : checker);
  }

  private static final class Strict extends AuthorizationCommandChecker {

    @Override
    public void checkUpdateJob(JobEntity job) {
      onlyAdministratorsIfOfNobody(job);
      super.checkUpdateJob(job);
    }

    @Override
    public void checkUpdateRetriesJob(JobEntity job) {
      onlyAdministratorsIfOfNobody(job);
      super.checkUpdateRetriesJob(job);
    }

    private void onlyAdministratorsIfOfNobody(JobEntity job) {
      if (job.getProcessDefinitionKey() == null) {
        getAuthorizationManager().checkCamundaAdmin();
      }
    }
  }
}
