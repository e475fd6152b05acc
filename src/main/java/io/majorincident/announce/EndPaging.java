package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.ACKNOWLEDGED_BY;
import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.PAGE;
import static io.majorincident.process.IncidentVariables.WOKEN_TOO_OFTEN;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentNumber;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
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
  private final ApplicationEventPublisher events;

  EndPaging(Incidents incidents, Pager pager, WakeUps wakeUps, ApplicationEventPublisher events) {
    this.incidents = incidents;
    this.pager = pager;
    this.wakeUps = wakeUps;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String person = COMPLETED_BY.in(execution);
    closeIfOver(execution, person);
    ACKNOWLEDGED_BY.set(execution, person);
    pager.acknowledged(PAGE.in(execution), person);
    WOKEN_TOO_OFTEN.set(
        execution, !wakeUps.tired(responsePlan(execution), PAGE.in(execution)).isEmpty());
  }

  /** Whoever ends an incident comes to it before its pages, and so do we. */
  private void closeIfOver(DelegateExecution execution, String person) {
    if ("over".equals(execution.getVariable("answer"))) {
      String incident = IncidentNumber.of(execution);
      incidents.take(List.of(incident));
      events.publishEvent(new SaidToBeOver(incident, person));
    }
  }

  private DecidedPlan responsePlan(DelegateExecution execution) {
    return incidents.facts(IncidentNumber.of(execution)).responsePlan();
  }
}
