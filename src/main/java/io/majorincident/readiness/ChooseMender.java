package io.majorincident.readiness;

import static io.majorincident.process.IncidentVariables.TASK_SUBJECT;
import static io.majorincident.readiness.ReadinessVariables.MENDERS;
import static io.majorincident.readiness.ReadinessVariables.MENDERS_BEFORE;
import static io.majorincident.readiness.ReadinessVariables.MENDING_LEVEL;
import static io.majorincident.readiness.ReadinessVariables.WEAKNESS_PERSON;
import static io.majorincident.readiness.ReadinessVariables.WEAKNESS_TEAM;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Gives the task to the team's lead, and each further time one level up; whoever is at the top
 * keeps it.
 */
@Component
class ChooseMender implements JavaDelegate {

  /** After the lead. */
  private static final List<Role> UP =
      List.of(Role.INCIDENT_MANAGER, Role.MAJOR_INCIDENT_REVIEW_BOARD);

  private final Plan plan;

  ChooseMender(Plan plan) {
    this.plan = plan;
  }

  @Override
  public void execute(DelegateExecution execution) {
    int level = MENDING_LEVEL.find(execution).map(this::next).orElse(0);
    MENDERS_BEFORE.set(execution, before(level, execution));
    MENDING_LEVEL.set(execution, level);
    MENDERS.set(
        execution, menders(level, execution).map(Person::id).collect(Collectors.joining(",")));
    TASK_SUBJECT.set(execution, subject(execution));
    execution.setVariable("menderGroups", new ArrayList<>(groups(level)));
  }

  private String subject(DelegateExecution execution) {
    String team = WEAKNESS_TEAM.in(execution);
    return Stream.of(
            plan.findTeam(team).map(Team::name).orElse(team),
            WEAKNESS_PERSON.find(execution).map(this::names).orElse(""))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** The next level at which there is anybody; the same if there is none. */
  private int next(int level) {
    for (int up = level + 1; up <= UP.size(); up++) {
      if (!plan.withRole(UP.get(up - 1)).isEmpty()) {
        return up;
      }
    }
    return level;
  }

  private Stream<Person> menders(int level, DelegateExecution execution) {
    return level == 0 ? lead(execution) : plan.withRole(UP.get(level - 1)).stream();
  }

  private Stream<Person> lead(DelegateExecution execution) {
    String team = WEAKNESS_TEAM.in(execution);
    return plan.person(plan.findTeam(team).orElseGet(plan::defaultTeam).lead()).stream();
  }

  private static List<String> groups(int level) {
    return level == 0 ? List.of() : List.of(UP.get(level - 1).id());
  }

  /** Also those who are reminded of it at the top. */
  private String before(int level, DelegateExecution execution) {
    boolean isFurther = MENDING_LEVEL.find(execution).filter(had -> had != level).isPresent();
    String before = MENDERS_BEFORE.find(execution).orElse("");
    return isFurther
        ? Stream.of(before, names(MENDERS.find(execution).orElse("")))
            .filter(names -> !names.isEmpty())
            .collect(Collectors.joining(", "))
        : before;
  }

  private String names(String ids) {
    return Stream.of(ids.split(","))
        .map(id -> plan.person(id).map(Person::name).orElse(id))
        .collect(Collectors.joining(", "));
  }
}
