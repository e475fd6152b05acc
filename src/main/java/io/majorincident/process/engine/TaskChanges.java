package io.majorincident.process.engine;

import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import io.majorincident.process.Fault;
import io.majorincident.process.FaultyForm;
import io.majorincident.process.SignedIn;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/**
 * What a task is about, how urgent it is and who is asked says its process alone, or somebody could
 * hide it from the lists of all others. People take it, give it back, hand it on to a person who
 * works here, and note when they follow it up. Administrators may do more.
 */
@Component
class TaskChanges {

  private static final Fault OF_PROCESS =
      Fault.of(
          "Name, description, priority, due date and owner of a task are set by its process: leave"
              + " them as they are.");

  private static final Fault ASKED =
      Fault.of("Who is asked is set by the process: hand the task on to another person instead.");

  private static final Fault OWN_CLAIM =
      Fault.of("You claim a task for yourself alone: to hand it on, set another assignee.");

  private static final List<Function<TaskEntity, Object>> SET_BY_PROCESS =
      List.of(
          TaskEntity::getName,
          TaskEntity::getDescription,
          TaskEntity::getPriority,
          task -> moment(task.getDueDate()),
          TaskEntity::getOwner,
          TaskEntity::getDelegationState,
          TaskEntity::getParentTaskId,
          TaskEntity::getCaseInstanceId,
          TaskEntity::getTenantId);

  private final SignedIn signedIn;
  private final Words words;

  TaskChanges(SignedIn signedIn, Words words) {
    this.signedIn = signedIn;
    this.words = words;
  }

  /** Name, priority and the like. */
  void property(Command<?> command, CommandContext context) {
    unlessAdministrator(OF_PROCESS);
  }

  /** Who may take it. */
  void candidates(Command<?> command, CommandContext context) {
    unlessAdministrator(ASKED);
  }

  void claimed(Command<?> command, CommandContext context) {
    String person = new CommandFields(command).text("userId");
    if (person != null && !signedIn.id().filter(person::equals).isPresent()) {
      unlessAdministrator(OWN_CLAIM);
    }
  }

  void assigned(Command<?> command, CommandContext context) {
    mustWorkHere(new CommandFields(command).text("userId"), context);
  }

  /** The web applications send all of a task when one thing about it is changed. */
  void saved(Command<?> command, CommandContext context) {
    TaskEntity sent = (TaskEntity) new CommandFields(command).get("task");
    TaskEntity stored = sent.getId() == null ? null : stored(sent.getId(), context);
    if (stored != null) {
      context
          .getProcessEngineConfiguration()
          .getCommandCheckers()
          .forEach(checker -> checker.checkTaskAssign(stored));
      boolean same = SET_BY_PROCESS.stream().allMatch(of -> equal(of, sent, stored));
      if (!same) {
        unlessAdministrator(OF_PROCESS);
      }
      if (!equal(TaskEntity::getAssignee, sent, stored)) {
        mustWorkHere(sent.getAssignee(), context);
      }
    }
  }

  /** Not kept in mind by the engine, which would not store the other one then. */
  private static TaskEntity stored(String id, CommandContext context) {
    TaskEntity stored = context.getTaskManager().findTaskById(id);
    if (stored != null) {
      context.getDbEntityManager().getDbEntityCache().remove(stored);
    }
    return stored;
  }

  private static boolean equal(
      Function<TaskEntity, Object> property, TaskEntity sent, TaskEntity stored) {
    return Objects.equals(property.apply(sent), property.apply(stored));
  }

  /** To the second: that is how the web applications send it back. */
  private static Long moment(Date date) {
    return date == null ? null : date.getTime() / 1000;
  }

  private void mustWorkHere(String person, CommandContext context) {
    if (person != null && !context.runWithoutAuthorization(() -> worksHere(person, context))) {
      throw refused(
          Fault.of("'%s' does not work in Tasklist: the task would wait for nobody.", person));
    }
  }

  private static boolean worksHere(String person, CommandContext context) {
    IdentityService identity = context.getProcessEngineConfiguration().getIdentityService();
    AuthorizationService rights = context.getProcessEngineConfiguration().getAuthorizationService();
    List<String> groups =
        identity.createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList();
    return identity.createUserQuery().userId(person).count() == 1
        && rights.isUserAuthorized(
            person, groups, Permissions.ACCESS, Resources.APPLICATION, "tasklist");
  }

  private void unlessAdministrator(Fault fault) {
    if (!signedIn.administrates()) {
      throw refused(fault);
    }
  }

  private FaultyForm refused(Fault fault) {
    return new FaultyForm(List.of(fault), words.in(Languages.asked()));
  }
}
