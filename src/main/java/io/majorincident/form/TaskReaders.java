package io.majorincident.form;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Who may read what a task knows, and who may read only that there is one. */
@Component
class TaskReaders {

  private final TaskService tasks;
  private final IdentityService identity;
  private final AuthorizationService rights;

  TaskReaders(TaskService tasks, IdentityService identity, AuthorizationService rights) {
    this.tasks = tasks;
    this.identity = identity;
    this.rights = rights;
  }

  /**
   * The task, if this person sees that there is one and may not read what it knows.
   *
   * @param task its id
   */
  Optional<Task> onlySeen(String task, String person) {
    return Optional.ofNullable(tasks.createTaskQuery().taskId(task).singleResult())
        .filter(found -> found.getProcessDefinitionId() != null)
        .filter(found -> seesButDoesNotRead(found, person, groups(person)));
  }

  private List<String> groups(String person) {
    return identity.createGroupQuery().groupMember(person).list().stream()
        .map(Group::getId)
        .toList();
  }

  private boolean seesButDoesNotRead(Task task, String person, List<String> groups) {
    String process = task.getProcessDefinitionId().split(":")[0];
    return may(person, groups, ProcessDefinitionPermissions.READ_TASK, process)
        && !may(person, groups, ProcessDefinitionPermissions.READ_TASK_VARIABLE, process)
        && !rights.isUserAuthorized(
            person, groups, TaskPermissions.READ_VARIABLE, Resources.TASK, task.getId());
  }

  private boolean may(String person, List<String> groups, Permission what, String process) {
    return rights.isUserAuthorized(
            person, groups, what, Resources.PROCESS_DEFINITION, Authorization.ANY)
        || rights.isUserAuthorized(person, groups, what, Resources.PROCESS_DEFINITION, process);
  }
}
