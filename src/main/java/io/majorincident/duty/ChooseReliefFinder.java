package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.ANYBODY_LEFT;
import static io.majorincident.duty.DutyVariables.FINDERS;
import static io.majorincident.duty.DutyVariables.FINDING_LEVEL;
import static io.majorincident.duty.DutyVariables.ON_CALL_TEAM;
import static io.majorincident.process.IncidentVariables.TIRED_PERSON;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Gives the search to the team's lead, and each further time to more people, until none are left.
 */
@Component
class ChooseReliefFinder implements JavaDelegate {

  private final ReliefFinders finders;

  ChooseReliefFinder(ReliefFinders finders) {
    this.finders = finders;
  }

  @Override
  public void execute(DelegateExecution execution) {
    int level = FINDING_LEVEL.find(execution).map(before -> before + 1).orElse(0);
    List<Person> asked = finders.at(level, ON_CALL_TEAM.in(execution), TIRED_PERSON.in(execution));
    FINDING_LEVEL.set(execution, level);
    ANYBODY_LEFT.set(execution, !asked.isEmpty());
    FINDERS.set(execution, asked.stream().map(Person::id).collect(Collectors.joining(",")));
    execution.setVariable("finderGroups", new ArrayList<>(groups(level)));
  }

  private static List<String> groups(int level) {
    return level < 2 ? List.of() : List.of(Role.INCIDENT_MANAGER.id());
  }
}
