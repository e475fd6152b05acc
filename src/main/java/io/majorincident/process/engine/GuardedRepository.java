package io.majorincident.process.engine;

import io.majorincident.process.RefusedSet;
import java.util.List;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.impl.repository.UpdateProcessDefinitionSuspensionStateBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.UpdateProcessDefinitionSuspensionStateSelectBuilder;

/** The engine's repository, which refuses in sentences. */
final class GuardedRepository extends RepositoryServiceImpl {

  private final BiConsumer<String, String> maySuspend;

  /**
   * @param maySuspend takes the id and the key of a definition, of which one is null, and throws if
   *     it must not be suspended
   */
  GuardedRepository(BiConsumer<String, String> maySuspend) {
    this.maySuspend = maySuspend;
  }

  @Override
  public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl deployment) {
    if (deployment.getProcessDefinitionsActivationDate() != null) {
      throw new RefusedSet(
          List.of("Activation time: what is deployed holds at once. Leave the time empty."));
    }
    return UnreadableDeployment.told(() -> super.deployWithResult(deployment));
  }

  @Override
  public UpdateProcessDefinitionSuspensionStateSelectBuilder
      updateProcessDefinitionSuspensionState() {
    return new Suspension(commandExecutor);
  }

  private final class Suspension extends UpdateProcessDefinitionSuspensionStateBuilderImpl {

    private Suspension(CommandExecutor executor) {
      super(executor);
    }

    @Override
    public void suspend() {
      maySuspend.accept(getProcessDefinitionId(), getProcessDefinitionKey());
      super.suspend();
    }
  }
}
