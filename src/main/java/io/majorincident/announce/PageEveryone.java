package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.PAGED_ROUND;
import static io.majorincident.process.IncidentVariables.PAGED_TEAM;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.Incidents;
import io.majorincident.oncall.Person;
import io.majorincident.process.Achieves;
import io.majorincident.process.Effect;
import io.majorincident.process.IncidentNumber;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Pages the whole team and every incident manager; done again until somebody takes it. */
@Component
@Achieves(Effect.PAGES)
class PageEveryone implements JavaDelegate {

  private final Incidents incidents;
  private final Callable callable;
  private final Pager pager;
  private final Clock clock;

  PageEveryone(Incidents incidents, Callable callable, Pager pager, Clock clock) {
    this.incidents = incidents;
    this.clock = clock;
    this.callable = callable;
    this.pager = pager;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<Person> everybody = callable.everybody(PAGED_TEAM.in(execution));
    pager.pageLast(
        execution,
        CallingHours.of(responsePlan(execution)).within(everybody, clock.instant()),
        PAGED_ROUND.in(execution));
  }

  private DecidedPlan responsePlan(DelegateExecution execution) {
    return incidents.facts(IncidentNumber.of(execution)).responsePlan();
  }
}
