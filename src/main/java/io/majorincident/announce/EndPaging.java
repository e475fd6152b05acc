package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.ACKNOWLEDGED_BY;
import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.PAGE;
import static io.majorincident.process.IncidentVariables.WOKEN_TOO_OFTEN;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Notes who took it, and whether the paging has woken somebody too often, and stops what is not yet
 * sent, in the transaction of the acknowledgement.
 */
@Component
class EndPaging implements JavaDelegate {

  private final Incidents incidents;
  private final Pager pager;
  private final WakeUps wakeUps;

  EndPaging(Incidents incidents, Pager pager, WakeUps wakeUps) {
    this.incidents = incidents;
    this.pager = pager;
    this.wakeUps = wakeUps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String person = COMPLETED_BY.in(execution);
    ACKNOWLEDGED_BY.set(execution, person);
    pager.acknowledged(PAGE.in(execution), person);
    WOKEN_TOO_OFTEN.set(
        execution, !wakeUps.tired(responsePlan(execution), PAGE.in(execution)).isEmpty());
  }

  private DecidedPlan responsePlan(DelegateExecution execution) {
    return incidents.facts(IncidentNumber.of(execution)).responsePlan();
  }
}
