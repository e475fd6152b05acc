package io.majorincident.process.engine;

import io.majorincident.process.OpenTask;
import io.majorincident.process.TaskFate;
import io.majorincident.process.Work;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the engine's tasks for whoever is signed in, and looks further back where they may. */
@Component
class EngineWork implements Work {

  private final TaskService tasks;
  private final AuthorizationService rights;
  private final IdentityService identity;
  private final TaskHistory history;
  private final ProcessEngineConfigurationImpl engine;

  EngineWork(
      TaskService tasks,
      AuthorizationService rights,
      IdentityService identity,
      TaskHistory history,
      ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
    this.tasks = tasks;
    this.rights = rights;
    this.identity = identity;
    this.history = history;
  }

  /**
   * Of one moment: a task that ends while its candidates are read would make the engine stumble.
   */
  @Override
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public List<OpenTask> openTasks(String incident) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(incident)
        .orderByTaskPriority()
        .desc()
        .orderByDueDate()
        .asc()
        .listPage(0, 100)
        .stream()
        .map(this::open)
        .toList();
  }

  @Override
  public Optional<TaskFate> fate(String task) {
    boolean seesIt = tasks.createTaskQuery().taskId(task).count() > 0;
    return history
        .of(task)
        .filter(
            found ->
                seesIt
                    || may(ProcessDefinitionPermissions.READ_TASK, found.getProcessDefinitionKey()))
        .map(history::fate);
  }

  @Override
  public Optional<String> incident(String process) {
    return Optional.ofNullable(process)
        .map(id -> engine.getCommandExecutorTxRequired().execute(context -> execution(context, id)))
        .map(ExecutionEntity::getBusinessKey);
  }

  private static ExecutionEntity execution(CommandContext context, String id) {
    return context.getExecutionManager().findExecutionById(id);
  }

  @Override
  public boolean mayReportChanges() {
    return may(Permissions.CREATE_INSTANCE, "changeIncident");
  }

  /** Nobody is asked for a right where nobody is signed in: then the system itself asks. */
  private boolean may(Permission permission, String process) {
    Authentication person = identity.getCurrentAuthentication();
    return person == null
        || process != null
            && rights.isUserAuthorized(
                person.getUserId(),
                person.getGroupIds(),
                permission,
                Resources.PROCESS_DEFINITION,
                process);
  }

  private OpenTask open(Task task) {
    List<IdentityLink> candidates =
        tasks.getIdentityLinksForTask(task.getId()).stream()
            .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE))
            .toList();
    return new OpenTask(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getName(),
        task.getAssignee(),
        ids(candidates, IdentityLink::getUserId),
        ids(candidates, IdentityLink::getGroupId),
        task.getCreateTime().toInstant(),
        moment(task.getDueDate()));
  }

  private static List<String> ids(List<IdentityLink> links, Function<IdentityLink, String> id) {
    return links.stream().map(id).filter(Objects::nonNull).sorted().toList();
  }

  private static Instant moment(Date date) {
    return date == null ? null : date.toInstant();
  }
}
