package io.majorincident.access;

import static io.majorincident.access.Right.toAll;
import static io.majorincident.access.Right.toStart;
import static io.majorincident.access.Right.toUse;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY_VARIABLE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK_VARIABLE;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.springframework.stereotype.Component;

/**
 * What each group may do. The right to work on a task is not among it: the engine gives it to the
 * candidates and the assignee of that task.
 */
@Component
class Rights {

  /**
   * Every responder may read that there is a task, and who has it: whoever joins an incident, takes
   * over a role or covers for somebody sees what is being done and by whom. It opens no door to
   * what the task knows, to complete what is another's, nor to any history: that of a task, and its
   * variables, the engine lets its candidates and its assignee read. What may be started is what
   * people begin; all other processes are begun by these, and would do harm on their own.
   */
  private static final List<Right> RESPONDER =
      List.of(
          toUse("tasklist"),
          toAll(Resources.PROCESS_DEFINITION, READ, READ_TASK),
          toStart("majorIncident"),
          toStart("changeIncident"),
          toStart("takeOverShift"),
          toStart("reportAbsence"),
          toStart("askForSwap"),
          toStart("verifyContact"),
          toStart("checkReadiness"),
          toAll(Resources.PROCESS_INSTANCE, CREATE),
          toAll(Resources.USER, READ),
          toAll(Resources.GROUP, READ));

  private static final List<Right> PROCESS_OWNER =
      List.of(
          toUse("tasklist"),
          toUse("cockpit"),
          toAll(Resources.DEPLOYMENT, READ, CREATE),
          toAll(
              Resources.PROCESS_DEFINITION,
              READ,
              UPDATE,
              CREATE_INSTANCE,
              READ_INSTANCE,
              READ_TASK,
              READ_HISTORY,
              READ_INSTANCE_VARIABLE,
              READ_TASK_VARIABLE,
              READ_HISTORY_VARIABLE),
          toAll(Resources.PROCESS_INSTANCE, CREATE),
          toAll(Resources.DECISION_DEFINITION, READ, UPDATE, READ_HISTORY),
          toAll(Resources.DECISION_REQUIREMENTS_DEFINITION, READ),
          toAll(Resources.USER, READ),
          toAll(Resources.GROUP, READ));

  private static final List<Right> AUDITOR =
      List.of(
          toUse("cockpit"),
          toAll(Resources.DEPLOYMENT, READ),
          toAll(
              Resources.PROCESS_DEFINITION,
              READ,
              READ_INSTANCE,
              READ_TASK,
              READ_HISTORY,
              READ_INSTANCE_VARIABLE,
              READ_TASK_VARIABLE,
              READ_HISTORY_VARIABLE),
          toAll(Resources.DECISION_DEFINITION, READ, READ_HISTORY),
          toAll(Resources.DECISION_REQUIREMENTS_DEFINITION, READ),
          toAll(Resources.OPERATION_LOG_CATEGORY, UserOperationLogCategoryPermissions.READ),
          toAll(Resources.BATCH, BatchPermissions.READ, BatchPermissions.READ_HISTORY),
          toAll(Resources.USER, READ),
          toAll(Resources.GROUP, READ),
          toAll(Resources.AUTHORIZATION, READ));

  private final AuthorizationService authorizations;
  private final AccessGroups groups;
  private final Once once;

  Rights(AuthorizationService authorizations, AccessGroups groups, Once once) {
    this.authorizations = authorizations;
    this.groups = groups;
    this.once = once;
  }

  void prepare() {
    groups.responding().keySet().forEach(group -> prepare(group, RESPONDER));
    groups.responding().keySet().forEach(this::takeBack);
    prepare(AccessGroups.PROCESS_OWNER, PROCESS_OWNER);
    prepare(AccessGroups.AUDITOR, AUDITOR);
    Stream.of(AccessGroups.PROCESS_OWNER, AccessGroups.AUDITOR).forEach(this::letReadVariables);
  }

  /** Lets the members of this group do everything. */
  void everythingTo(String group) {
    Stream.of(Resources.values())
        .map(resource -> toAll(resource, Permissions.ALL))
        .forEach(right -> give(group, right));
  }

  /** Lets everybody read this task filter. */
  void everybodyReads(String filter) {
    Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
    right.setUserId(Authorization.ANY);
    save(right, new Right(Resources.FILTER, filter, List.of(READ)));
  }

  private void prepare(String group, List<Right> rights) {
    rights.forEach(
        right ->
            once.make(
                "right of %s: %s %s".formatted(group, right.resource().resourceName(), right.id()),
                () -> give(group, right)));
  }

  /** Databases of earlier versions let responders start every process, and read all history. */
  private void takeBack(String group) {
    once.make(
        "right of %s: starts only what people begin".formatted(group),
        () -> startsOfEverything(group).list().forEach(this::withoutStarting));
    once.make(
        "right of %s: reads the history of its own tasks alone".formatted(group),
        () ->
            ofAll(group, Resources.HISTORIC_TASK)
                .list()
                .forEach(right -> authorizations.deleteAuthorization(right.getId())));
  }

  /**
   * Databases of earlier versions gave all variables to whoever may read that there is a process.
   */
  private void letReadVariables(String group) {
    once.make(
        "right of %s: reads variables".formatted(group),
        () -> ofAll(group, Resources.PROCESS_DEFINITION).list().forEach(this::withVariables));
  }

  private void withVariables(Authorization right) {
    right.addPermission(READ_INSTANCE_VARIABLE);
    right.addPermission(READ_TASK_VARIABLE);
    right.addPermission(READ_HISTORY_VARIABLE);
    authorizations.saveAuthorization(right);
  }

  private AuthorizationQuery ofAll(String group, Resources resource) {
    return authorizations
        .createAuthorizationQuery()
        .groupIdIn(group)
        .resourceType(resource)
        .resourceId(Authorization.ANY);
  }

  private AuthorizationQuery startsOfEverything(String group) {
    return ofAll(group, Resources.PROCESS_DEFINITION).hasPermission(CREATE_INSTANCE);
  }

  private void withoutStarting(Authorization right) {
    right.removePermission(CREATE_INSTANCE);
    authorizations.saveAuthorization(right);
  }

  private void give(String group, Right right) {
    if (!has(group, right)) {
      Authorization given = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      given.setGroupId(group);
      save(given, right);
    }
  }

  private boolean has(String group, Right right) {
    return authorizations
            .createAuthorizationQuery()
            .groupIdIn(group)
            .resourceType(right.resource())
            .resourceId(right.id())
            .count()
        > 0;
  }

  private void save(Authorization given, Right right) {
    given.setResource(right.resource());
    given.setResourceId(right.id());
    given.setPermissions(right.permissions().toArray(Permission[]::new));
    authorizations.saveAuthorization(given);
  }
}
