package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.PAGED_LEVEL;
import static io.majorincident.process.IncidentVariables.PAGED_TEAM;
import static io.majorincident.process.IncidentVariables.PAGE_AT;
import static io.majorincident.process.IncidentVariables.ROUNDS_LEFT;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.Incidents;
import io.majorincident.oncall.Person;
import io.majorincident.process.IncidentNumber;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Works out when those who come next may be called: now, or when their hours begin. */
@Component
class PlanPaging implements JavaDelegate {

  private final Incidents incidents;
  private final Callable callable;
  private final Rested rested;
  private final Clock clock;

  PlanPaging(Incidents incidents, Callable callable, Rested rested, Clock clock) {
    this.incidents = incidents;
    this.callable = callable;
    this.rested = rested;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    boolean roundsLeft = ROUNDS_LEFT.find(execution).orElse(true);
    Instant now = clock.instant();
    Instant first =
        CallingHours.of(responsePlan(execution)).first(next(execution, roundsLeft), now);
    ROUNDS_LEFT.set(execution, roundsLeft);
    PAGE_AT.set(execution, first.isAfter(now) ? moment(first) : null);
  }

  private List<Person> next(DelegateExecution execution, boolean roundsLeft) {
    String whom = PAGED_TEAM.in(execution);
    String level =
        PagingLevels.of(responsePlan(execution)).at(PAGED_LEVEL.find(execution).orElse(0));
    return roundsLeft ? callable.at(whom, level, rested.of(execution)) : callable.everybody(whom);
  }

  private static String moment(Instant first) {
    return first.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private DecidedPlan responsePlan(DelegateExecution execution) {
    return incidents.facts(IncidentNumber.of(execution)).responsePlan();
  }
}
