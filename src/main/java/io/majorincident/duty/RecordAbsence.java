package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.CONCERNED_PEOPLE;
import static io.majorincident.duty.DutyVariables.CONCERNED_TEAMS;
import static io.majorincident.process.IncidentVariables.CHANGED_BY;

import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Duty;
import io.majorincident.planning.Amendment;
import io.majorincident.planning.Amendments;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Writes into the plan that somebody is away, in all their teams, and notes who fills in. Where
 * nobody does, the whole team is to hear of it.
 */
@Component
class RecordAbsence implements JavaDelegate {

  private static final String LIST = "absences";

  private final Plan plan;
  private final Amendments amendments;

  RecordAbsence(Plan plan, Amendments amendments) {
    this.plan = plan;
    this.amendments = amendments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Wish wish = Wish.of(CHANGED_BY.in(execution), execution);
    Plan before = amendments.hold();
    List<Team> missing = teams(wish, before).filter(team -> isOnCall(wish, team)).toList();
    amendments.add(amendments(wish, before), wish.person(), "Reported an absence in Tasklist");
    Set<String> concerned =
        missing.stream()
            .map(team -> plan.team(team.id()))
            .flatMap(team -> fillingIn(team, wish))
            .collect(Collectors.toCollection(TreeSet::new));
    concerned.add(wish.person());
    CONCERNED_PEOPLE.set(execution, String.join(",", concerned));
    CONCERNED_TEAMS.set(execution, missing.stream().map(Team::id).collect(Collectors.joining(",")));
  }

  static List<Amendment> amendments(Wish wish, Plan plan) {
    return teams(wish, plan).map(team -> wish.amendment(team, LIST)).toList();
  }

  private static Stream<Team> teams(Wish wish, Plan plan) {
    return plan.teams().stream().filter(team -> team.members().contains(wish.person()));
  }

  private static boolean isOnCall(Wish wish, Team team) {
    return duties(team, wish).anyMatch(duty -> duty.person().equals(Optional.of(wish.person())));
  }

  private static Stream<String> fillingIn(Team team, Wish wish) {
    return duties(team, wish)
        .flatMap(duty -> duty.isGap() ? team.members().stream() : duty.person().stream());
  }

  private static Stream<Duty> duties(Team team, Wish wish) {
    return team.schedule().between(wish.span().from(), wish.span().to()).stream();
  }
}
