package io.majorincident.announce;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Level;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who can be called for what is paged: a team by its plan, or everybody who has a role. */
@Component
class Callable {

  private final Plan plan;
  private final Clock clock;

  Callable(Plan plan, Clock clock) {
    this.plan = plan;
    this.clock = clock;
  }

  /**
   * @param teamOrRole id of a team or a role; an unknown one stands for the default team, since a
   *     page to the wrong team is better than none
   */
  List<Person> at(String teamOrRole, Level level) {
    return Role.find(teamOrRole)
        .map(plan::withRole)
        .orElseGet(() -> plan.onCall(team(teamOrRole), level, clock.instant()));
  }

  /** Everybody who could possibly help; never empty. */
  List<Person> everybody(String teamOrRole) {
    Map<String, Person> everybody = new LinkedHashMap<>();
    Role.find(teamOrRole)
        .ifPresent(
            role -> plan.withRole(role).forEach(person -> everybody.put(person.id(), person)));
    plan.everybody(team(teamOrRole)).forEach(person -> everybody.put(person.id(), person));
    return List.copyOf(everybody.values());
  }

  private String team(String id) {
    return plan.findTeam(id).orElseGet(plan::defaultTeam).id();
  }
}
