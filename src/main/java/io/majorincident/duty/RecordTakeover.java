package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.CONCERNED_PEOPLE;
import static io.majorincident.duty.DutyVariables.CONCERNED_TEAMS;
import static io.majorincident.duty.DutyVariables.ON_CALL_TEAM;
import static io.majorincident.process.IncidentVariables.CHANGED_BY;

import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Duty;
import io.majorincident.planning.Amendments;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes into the plan that somebody is on call in place of others, and notes who these are. */
@Component
class RecordTakeover implements JavaDelegate {

  static final String LIST = "overrides";

  private final Amendments amendments;

  RecordTakeover(Amendments amendments) {
    this.amendments = amendments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Team team = amendments.hold().team(ON_CALL_TEAM.in(execution));
    Wish wish = Wish.of(CHANGED_BY.in(execution), execution);
    CONCERNED_PEOPLE.set(execution, String.join(",", concerned(team, wish)));
    CONCERNED_TEAMS.set(execution, team.id());
    amendments.add(
        List.of(wish.amendment(team, LIST)), wish.person(), "Took over a shift in Tasklist");
  }

  private static Set<String> concerned(Team team, Wish wish) {
    Set<String> people = new TreeSet<>(List.of(wish.person()));
    team.schedule().between(wish.span().from(), wish.span().to()).stream()
        .map(Duty::person)
        .flatMap(Optional::stream)
        .forEach(people::add);
    return people;
  }
}
