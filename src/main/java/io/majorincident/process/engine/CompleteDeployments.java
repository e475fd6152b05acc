package io.majorincident.process.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.stereotype.Component;

/**
 * Takes a deployment as a whole or refuses it: a single diagram out of Modeler would take over the
 * start of every new incident and stop at its first step, with nobody paged.
 */
@Component
class CompleteDeployments extends AbstractProcessEnginePlugin implements Deployer {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    if (configuration.getCustomPreDeployers() == null) {
      configuration.setCustomPreDeployers(new ArrayList<>());
    }
    configuration.getCustomPreDeployers().add(this);
  }

  /** Also called when an old deployment is read again: that one runs already. */
  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    List<String> faults = new DeployedSet(deployment.getResources().values()).faults();
    if (!faults.isEmpty()) {
      throw new IncompleteDeployment(faults);
    }
  }
}
