package io.majorincident.readiness;

import io.majorincident.oncall.Plan;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Begins to prepare the shifts of the next three days, as far as that has not begun. */
@Component
class PrepareShifts implements JavaDelegate {

  private final ComingShifts coming;
  private final Plan plan;

  PrepareShifts(ComingShifts coming, Plan plan) {
    this.coming = coming;
    this.plan = plan;
  }

  @Override
  public void execute(DelegateExecution execution) {
    coming.prepare(plan);
  }
}
