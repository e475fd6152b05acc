package io.majorincident.process.engine;

import io.majorincident.process.DeployedProcessSet;
import io.majorincident.process.ProcessSets;
import java.util.Arrays;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.repository.DefaultDeploymentHandler;
import org.camunda.bpm.engine.repository.CandidateDeployment;
import org.camunda.bpm.engine.repository.Resource;

/**
 * Whether Modeler sends something new is judged by the set in force. The engine would look at the
 * last deployment of the same name, and so leave a diagram aside that went out of force since.
 */
final class AgainstTheSetInForce extends DefaultDeploymentHandler {

  private final ProcessSets sets;
  private DeployedProcessSet inForce;

  AgainstTheSetInForce(ProcessEngine engine, ProcessSets sets) {
    super(engine);
    this.sets = sets;
  }

  @Override
  public boolean shouldDeployResource(Resource sent, Resource deployedUnderThisName) {
    String name = sent.getName().substring(sent.getName().lastIndexOf('/') + 1);
    Optional<byte[]> now = inForce().map(set -> set.files().files().get(name));
    return now.isEmpty() || !Arrays.equals(now.get(), sent.getBytes());
  }

  @Override
  public String determineDuplicateDeployment(CandidateDeployment candidate) {
    return inForce()
        .map(DeployedProcessSet::id)
        .orElseGet(() -> super.determineDuplicateDeployment(candidate));
  }

  /**
   * Asked once: there is one of this for each deployment, and the engine holds its lock by then.
   */
  private Optional<DeployedProcessSet> inForce() {
    if (inForce == null) {
      inForce = sets.inForce().orElse(null);
    }
    return Optional.ofNullable(inForce);
  }
}
