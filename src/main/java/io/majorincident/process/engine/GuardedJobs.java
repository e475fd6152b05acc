package io.majorincident.process.engine;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.management.UpdateJobDefinitionSuspensionStateBuilderImpl;
import org.camunda.bpm.engine.impl.management.UpdateJobSuspensionStateBuilderImpl;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.management.UpdateJobDefinitionSuspensionStateSelectBuilder;
import org.camunda.bpm.engine.management.UpdateJobSuspensionStateSelectBuilder;

/** The engine's jobs, of which not all of a kind can be suspended everywhere. */
final class GuardedJobs extends ManagementServiceImpl {

  private final BiConsumer<String, String> maySuspend;

  /**
   * @param maySuspend as for {@link GuardedRepository}
   */
  GuardedJobs(ProcessEngineConfigurationImpl configuration, BiConsumer<String, String> maySuspend) {
    super(configuration);
    this.maySuspend = maySuspend;
  }

  @Override
  public UpdateJobDefinitionSuspensionStateSelectBuilder updateJobDefinitionSuspensionState() {
    return new OfAKind(commandExecutor);
  }

  @Override
  public UpdateJobSuspensionStateSelectBuilder updateJobSuspensionState() {
    return new Several(commandExecutor);
  }

  private void check(String kind, String definition, String key) {
    maySuspend.accept(kind == null ? definition : definitionOf(kind).orElse(null), key);
  }

  /** Whoever asks may perhaps not read it. */
  private Optional<String> definitionOf(String kind) {
    return commandExecutor.execute(
        context ->
            context.runWithoutAuthorization(
                () ->
                    createJobDefinitionQuery().jobDefinitionId(kind).list().stream()
                        .map(JobDefinition::getProcessDefinitionId)
                        .findFirst()));
  }

  private final class OfAKind extends UpdateJobDefinitionSuspensionStateBuilderImpl {

    private OfAKind(CommandExecutor executor) {
      super(executor);
    }

    @Override
    public void suspend() {
      check(getJobDefinitionId(), getProcessDefinitionId(), getProcessDefinitionKey());
      super.suspend();
    }
  }

  private final class Several extends UpdateJobSuspensionStateBuilderImpl {

    private Several(CommandExecutor executor) {
      super(executor);
    }

    @Override
    public void suspend() {
      check(getJobDefinitionId(), getProcessDefinitionId(), getProcessDefinitionKey());
      super.suspend();
    }
  }
}
