package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.PAGE;
import static io.majorincident.process.IncidentVariables.PAGED_TEAM;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.Incidents;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.IncidentProcess;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Begins to offer relief to everybody whom this paging has woken once too often in a night. */
@Component
class RequestRelief implements JavaDelegate {

  private final Incidents incidents;
  private final WakeUps wakeUps;
  private final ReliefOffers offers;
  private final IncidentProcess process;
  private final Plan plan;
  private final Clock clock;

  RequestRelief(
      Incidents incidents,
      WakeUps wakeUps,
      ReliefOffers offers,
      IncidentProcess process,
      Plan plan,
      Clock clock) {
    this.incidents = incidents;
    this.wakeUps = wakeUps;
    this.offers = offers;
    this.process = process;
    this.plan = plan;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String paged = PAGED_TEAM.in(execution);
    wakeUps.tired(responsePlan(execution), PAGE.in(execution)).stream()
        .filter(tired -> offers.begin(tired.person(), tired.night()))
        .forEach(
            tired ->
                process.wokenTooOften(tired.person(), team(tired.person(), paged), tired.times()));
  }

  /** For which the person answers: the one that was paged, or one where they are on call. */
  private String team(String person, String paged) {
    return Stream.of(
            plan.findTeam(paged).filter(team -> team.members().contains(person)),
            plan.teams().stream().filter(team -> isOnCall(person, team)).findFirst(),
            plan.teams().stream().filter(team -> team.members().contains(person)).findFirst())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(plan::defaultTeam)
        .id();
  }

  private boolean isOnCall(String person, Team team) {
    return team.schedule().at(clock.instant()).person().filter(person::equals).isPresent();
  }

  private DecidedPlan responsePlan(DelegateExecution execution) {
    return incidents.facts(IncidentNumber.of(execution)).responsePlan();
  }
}
