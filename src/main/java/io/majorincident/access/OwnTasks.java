package io.majorincident.access;

import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Who may take a task may work on it, but not give it to others or write variables past its form.
 * Whoever has taken it may also give it back or hand it on.
 */
@Component
class OwnTasks extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setDefaultUserPermissionNameForTask(Permissions.TASK_WORK.getName());
    configuration.setResourceAuthorizationProvider(new Provider());
  }

  private static final class Provider extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String assignee) {
      AuthorizationEntity[] rights = super.newTaskAssignee(task, before, assignee);
      Stream.ofNullable(rights)
          .flatMap(Stream::of)
          .forEach(right -> right.addPermission(Permissions.TASK_ASSIGN));
      return rights;
    }
  }
}
