package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.ASKED_COLLEAGUE;
import static io.majorincident.duty.DutyVariables.HOURS_AHEAD;
import static io.majorincident.duty.DutyVariables.ON_CALL_TEAM;
import static io.majorincident.duty.DutyVariables.OTHERS_SHIFT;
import static io.majorincident.duty.DutyVariables.SWAP_EFFECT;

import io.majorincident.oncall.Plan;
import io.majorincident.oncall.schedule.Shift;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Notes who asks whom, how soon the earlier shift begins, and what the swap does to the balance.
 * Whoever asks is whoever is signed in, whatever else was sent with the form.
 */
@Component
class RecordSwapRequest implements JavaDelegate {

  private final Plan plan;
  private final SwapEffect effect;
  private final Clock clock;

  RecordSwapRequest(Plan plan, SwapEffect effect, Clock clock) {
    this.plan = plan;
    this.effect = effect;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ChosenShift others = ChosenShift.find(OTHERS_SHIFT.in(execution)).orElseThrow();
    ASKED_COLLEAGUE.set(execution, others.in(plan).map(Shift::person).orElseThrow());
    ON_CALL_TEAM.set(execution, others.team());
    SwapRequest swap = SwapRequest.of(execution);
    Duration ahead = Duration.between(clock.instant(), swap.first().span().from());
    HOURS_AHEAD.set(execution, Math.toIntExact(ahead.toHours()));
    effect
        .of(swap, Locale.ENGLISH)
        .ifPresent(balance -> SWAP_EFFECT.set(execution, balance.toString()));
  }
}
