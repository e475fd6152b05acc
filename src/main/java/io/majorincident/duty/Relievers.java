package io.majorincident.duty;

import io.majorincident.incident.Roles;
import io.majorincident.incident.Severity;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who could be on call instead of somebody who is tired. */
@Component
public class Relievers {

  private static final Severity NOT_MAJOR = Severity.of(3);

  private final Plan plan;
  private final Roles roles;
  private final Clock clock;

  Relievers(Plan plan, Roles roles, Clock clock) {
    this.plan = plan;
    this.roles = roles;
    this.clock = clock;
  }

  /**
   * Ids of the other members of the team who are not away now, nor busy with a major incident; also
   * who is, if nobody else is left.
   */
  public List<String> of(String team, String tired) {
    List<String> there =
        plan.findTeam(team).stream().flatMap(found -> there(found, tired)).toList();
    List<String> busy = roles.busyWithMoreSevere("", NOT_MAJOR);
    List<String> free = there.stream().filter(person -> !busy.contains(person)).toList();
    return free.isEmpty() ? there : free;
  }

  private Stream<String> there(Team team, String tired) {
    return team.members().stream()
        .filter(person -> !person.equals(tired))
        .filter(person -> !team.schedule().isAway(person, clock.instant()));
  }
}
