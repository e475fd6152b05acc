package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.ACKNOWLEDGED_BY;
import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.PAGE;
import static io.majorincident.process.IncidentVariables.WOKEN_TOO_OFTEN;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Notes who took it, and whether the paging has woken somebody too often, and stops what is not yet
 * sent, in the transaction of the acknowledgement.
 */
@Component
class EndPaging implements JavaDelegate {

  private final Pager pager;
  private final WakeUps wakeUps;

  EndPaging(Pager pager, WakeUps wakeUps) {
    this.pager = pager;
    this.wakeUps = wakeUps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String person = COMPLETED_BY.in(execution);
    ACKNOWLEDGED_BY.set(execution, person);
    pager.acknowledged(PAGE.in(execution), person);
    WOKEN_TOO_OFTEN.set(execution, !wakeUps.tired(execution, PAGE.in(execution)).isEmpty());
  }
}
