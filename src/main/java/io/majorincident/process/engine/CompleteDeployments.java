package io.majorincident.process.engine;

import io.majorincident.process.DeployedProcessSet;
import io.majorincident.process.ProcessSet;
import io.majorincident.process.ProcessSets;
import io.majorincident.process.RefusedSet;
import io.majorincident.process.SetGate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.stereotype.Component;

/**
 * Makes every deployment a complete set, whoever deploys and whatever was sent: a diagram is bound
 * to the tables, forms and diagrams of its own deployment, and would stop where one is missing.
 * Then the gate looks at the set as a whole. The engine holds a lock over all nodes meanwhile, and
 * all of it is one transaction.
 */
@Component
class CompleteDeployments extends AbstractProcessEnginePlugin implements Deployer {

  private final ProcessSets sets;
  private final SetGate gate;

  CompleteDeployments(ProcessSets sets, SetGate gate) {
    this.sets = sets;
    this.gate = gate;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    if (configuration.getCustomPreDeployers() == null) {
      configuration.setCustomPreDeployers(new ArrayList<>());
    }
    configuration.getCustomPreDeployers().add(this);
    configuration.setDeploymentHandlerFactory(engine -> new AgainstTheSetInForce(engine, sets));
  }

  /** Also called when an old deployment is read again: that one runs already. */
  @Override
  public void deploy(DeploymentEntity deployment) {
    if (deployment.isNew()) {
      refuse(head(deployment).faults(sets.puttingIntoForce()).toList());
      refuse(gate.notTaken(files(deployment)));
      complete(deployment);
      refuse(gate.notTaken(files(deployment)));
      refuse(gate.faults(set(deployment)));
    }
  }

  private static DeploymentHead head(DeploymentEntity deployment) {
    return new DeploymentHead(
        deployment.getName(), deployment.getSource(), deployment.getTenantId());
  }

  private static void refuse(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new RefusedSet(faults);
    }
  }

  private void complete(DeploymentEntity deployment) {
    ProcessSet sent = set(deployment);
    ProcessSet inForce =
        sets.inForce()
            .map(DeployedProcessSet::files)
            .orElseGet(() -> new ProcessSet(new TreeMap<>()));
    Map<String, byte[]> carried = new TreeMap<>(gate.complete(sent, inForce).files());
    carried.keySet().removeAll(sent.files().keySet());
    ResourceEntity example = deployment.getResources().values().iterator().next();
    carried.forEach((name, content) -> add(deployment, example, name, content));
  }

  private static void add(
      DeploymentEntity deployment, ResourceEntity example, String name, byte[] content) {
    ResourceEntity resource = new ResourceEntity();
    resource.setName(name);
    resource.setBytes(content);
    resource.setDeploymentId(deployment.getId());
    resource.setType(example.getType());
    resource.setCreateTime(example.getCreateTime());
    Context.getCommandContext().getResourceManager().insertResource(resource);
    deployment.addResource(resource);
  }

  /** No two of them have the same name: the gate has seen to it. */
  private static ProcessSet set(DeploymentEntity deployment) {
    return ProcessSet.of(files(deployment));
  }

  private static Map<String, byte[]> files(DeploymentEntity deployment) {
    Map<String, byte[]> files = new HashMap<>();
    deployment.getResources().forEach((name, file) -> files.put(name, file.getBytes()));
    return files;
  }
}
