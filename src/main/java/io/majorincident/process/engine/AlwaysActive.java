package io.majorincident.process.engine;

import io.majorincident.process.ProcessOwners;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets nobody suspend a process with which alerts are handled, at once or later, by its id or key,
 * nor all of its jobs: the next alert would be lost. A single incident can be suspended.
 */
@Component
class AlwaysActive extends AbstractProcessEnginePlugin {

  private final ProcessesOfAlerts alerts;
  private final ObjectProvider<ProcessOwners> owners;

  AlwaysActive(ProcessesOfAlerts alerts, ObjectProvider<ProcessOwners> owners) {
    this.alerts = alerts;
    this.owners = owners;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setRepositoryService(new GuardedRepository((id, key) -> check(engine, id, key)));
    engine.setManagementService(new GuardedJobs(engine, (id, key) -> check(engine, id, key)));
  }

  private void check(ProcessEngineConfigurationImpl engine, String id, String key) {
    ofAlerts(id, key).ifPresent(process -> refuse(engine, process));
  }

  private Optional<String> ofAlerts(String id, String key) {
    return owners
        .getObject()
        .unhindered(
            () ->
                Optional.ofNullable(key)
                    .or(() -> Optional.ofNullable(id).flatMap(alerts::keyOf))
                    .filter(alerts::include));
  }

  private static void refuse(ProcessEngineConfigurationImpl engine, String process) {
    engine.getCommandExecutorTxRequired().execute(context -> mayAtAll(context, process));
    throw new BadUserRequestException(
        ("Nothing was suspended: alerts start the process '%s', and would be lost. To change what"
                + " happens, deploy other diagrams; to stop a single incident, suspend that one; to"
                + " get no alerts, silence them where they come from.")
            .formatted(process));
  }

  /** Whoever may not suspend is told that, as at every other process. */
  private static Void mayAtAll(CommandContext context, String process) {
    context
        .getProcessEngineConfiguration()
        .getCommandCheckers()
        .forEach(checker -> checker.checkUpdateProcessDefinitionSuspensionStateByKey(process));
    return null;
  }
}
