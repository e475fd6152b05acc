package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.PAGE;
import static io.majorincident.process.IncidentVariables.PAGED_LEVEL;
import static io.majorincident.process.IncidentVariables.PAGED_ROUND;
import static io.majorincident.process.IncidentVariables.ROUNDS_LEFT;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Goes on to the next level, and after the last one to the next round. */
@Component
class EscalateLevel implements JavaDelegate {

  private final Incidents incidents;
  private final Pager pager;

  EscalateLevel(Incidents incidents, Pager pager) {
    this.incidents = incidents;
    this.pager = pager;
  }

  @Override
  public void execute(DelegateExecution execution) {
    PAGE.find(execution).ifPresent(page -> pager.goOn(page, "going on to the next"));
    int level = PAGED_LEVEL.in(execution) + 1;
    int round = PAGED_ROUND.in(execution);
    if (level >= PagingLevels.of(responsePlan(execution)).size()) {
      level = 0;
      round++;
    }
    PAGED_LEVEL.set(execution, level);
    PAGED_ROUND.set(execution, round);
    ROUNDS_LEFT.set(execution, round <= rounds(execution));
  }

  private int rounds(DelegateExecution execution) {
    return responsePlan(execution).text("pagingRounds").map(Integer::valueOf).orElse(1);
  }

  private DecidedPlan responsePlan(DelegateExecution execution) {
    return incidents.facts(IncidentNumber.of(execution)).responsePlan();
  }
}
