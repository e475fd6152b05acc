package io.majorincident.announce;

import io.majorincident.incident.Role;
import io.majorincident.oncall.Level;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who can be called for what is paged: a team by its plan, everybody who has a role, or one person.
 */
@Component
class Callable {

  private final Plan plan;
  private final Clock clock;

  Callable(Plan plan, Clock clock) {
    this.plan = plan;
    this.clock = clock;
  }

  /**
   * @param whom id of a team, a role or a person; an unknown one stands for the default team, since
   *     a page to the wrong team is better than none
   */
  List<Person> at(String whom, Level level) {
    return Role.find(whom)
        .map(plan::withRole)
        .or(() -> person(whom).map(List::of))
        .orElseGet(() -> plan.onCall(team(whom), level, clock.instant()));
  }

  /** Everybody who could possibly help; never empty. */
  List<Person> everybody(String whom) {
    Map<String, Person> everybody = new LinkedHashMap<>();
    Role.find(whom)
        .ifPresent(
            role -> plan.withRole(role).forEach(person -> everybody.put(person.id(), person)));
    person(whom).ifPresent(person -> everybody.put(person.id(), person));
    plan.everybody(team(whom)).forEach(person -> everybody.put(person.id(), person));
    return List.copyOf(everybody.values());
  }

  private Optional<Person> person(String id) {
    return plan.findTeam(id).isPresent() ? Optional.empty() : plan.person(id);
  }

  private String team(String id) {
    return plan.findTeam(id).orElseGet(plan::defaultTeam).id();
  }
}
