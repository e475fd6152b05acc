package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.DUTY_FROM;
import static io.majorincident.duty.DutyVariables.DUTY_UNTIL;
import static io.majorincident.process.IncidentVariables.COMPLETED_BY;

import io.majorincident.oncall.Plan;
import io.majorincident.planning.Amendments;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes into the plan who sleeps and who is on call instead, and notes from when until when. */
@Component
class RecordRelief implements JavaDelegate {

  private final Amendments amendments;
  private final Clock clock;

  RecordRelief(Amendments amendments, Clock clock) {
    this.amendments = amendments;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Plan plan = amendments.hold();
    Relief relief = Relief.of(execution, plan, clock.instant());
    DUTY_FROM.set(execution, relief.span().from().toString());
    DUTY_UNTIL.set(execution, relief.span().to().toString());
    amendments.add(
        relief.amendments(plan),
        COMPLETED_BY.find(execution).orElse(relief.reliever()),
        "Relief after being woken too often");
  }
}
