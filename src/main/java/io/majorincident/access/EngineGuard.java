package io.majorincident.access;

import io.majorincident.incident.Incidents;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Closes what the engine leaves open to everybody who may sign in. */
@Component
class EngineGuard extends AbstractProcessEnginePlugin {

  private final Clock clock;
  private final ObjectProvider<Incidents> incidents;

  EngineGuard(Clock clock, ObjectProvider<Incidents> incidents) {
    this.clock = clock;
    this.incidents = incidents;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setTaskService(new NotesOnTasks(configuration));
    configuration.setFilterService(
        new FiltersOfValues(configuration, clock, () -> incidents.getObject().openMajors()));
    configuration.setFailedJobCommandFactory(new RefusedJobs());
    configuration.setResourceAuthorizationProvider(new GivenRights());
    // a candidate works on a task by its form, and writes no variables past it
    configuration.setDefaultUserPermissionNameForTask(Permissions.TASK_WORK.getName());
    checkQueries(configuration);
  }

  private static void checkQueries(ProcessEngineConfigurationImpl configuration) {
    configuration.setCustomPreCommandInterceptorsTxRequired(
        checked(configuration.getCustomPreCommandInterceptorsTxRequired()));
    configuration.setCustomPreCommandInterceptorsTxRequiresNew(
        checked(configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
  }

  private static List<CommandInterceptor> checked(List<CommandInterceptor> others) {
    List<CommandInterceptor> all = others == null ? new ArrayList<>() : others;
    all.add(new QueryExpressions.Check());
    return all;
  }
}
