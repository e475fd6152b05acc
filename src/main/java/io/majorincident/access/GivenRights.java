package io.majorincident.access;

import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;

/** What the engine gives to whoever gets a task or deploys something. */
class GivenRights extends DefaultAuthorizationProvider {

  /** Whoever has taken a task may also give it back or hand it on. */
  @Override
  public AuthorizationEntity[] newTaskAssignee(Task task, String before, String assignee) {
    AuthorizationEntity[] rights = super.newTaskAssignee(task, before, assignee);
    Stream.ofNullable(rights)
        .flatMap(Stream::of)
        .forEach(right -> right.addPermission(Permissions.TASK_ASSIGN));
    return rights;
  }

  /** With what somebody deployed, the engine would let him delete every incident that ran on it. */
  @Override
  public AuthorizationEntity[] newDeployment(Deployment deployment) {
    return new AuthorizationEntity[0];
  }
}
