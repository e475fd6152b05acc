package io.majorincident.duty;

import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who could be on call instead of somebody who is tired. */
@Component
public class Relievers {

  private final Plan plan;
  private final Clock clock;

  Relievers(Plan plan, Clock clock) {
    this.plan = plan;
    this.clock = clock;
  }

  /** Ids of the other members of the team who are not away now. */
  public List<String> of(String team, String tired) {
    return plan.findTeam(team).stream().flatMap(found -> there(found, tired)).toList();
  }

  private Stream<String> there(Team team, String tired) {
    return team.members().stream()
        .filter(person -> !person.equals(tired))
        .filter(person -> !team.schedule().isAway(person, clock.instant()));
  }
}
