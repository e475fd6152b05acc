package io.majorincident.postmortem;

import io.majorincident.oncall.Plan;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Each action says what, who and by when, or nobody will do it. */
@Component
class WritePostmortemRule implements FormRule {

  private final Plan plan;
  private final Clock clock;

  WritePostmortemRule(Plan plan, Clock clock) {
    this.plan = plan;
    this.clock = clock;
  }

  @Override
  public String form() {
    return "writePostmortem";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    List<Fault> faults = new ArrayList<>();
    List<AgreedAction> actions = AgreedAction.in(entered);
    for (int i = 0; i < actions.size(); i++) {
      check(actions.get(i), i + 1, faults);
    }
    return faults;
  }

  private void check(AgreedAction action, int place, List<Fault> faults) {
    if (action.what().isEmpty()) {
      faults.add(Fault.of("Action %d: what is to be done?", place));
    }
    if (plan.person(action.who()).isEmpty()) {
      faults.add(
          Fault.of(
              "Action %d: who does it? There is nobody with the id '%s'.", place, action.who()));
    }
    if (!action.due().isEmpty() && action.dueAt(plan.zone()).isEmpty()) {
      faults.add(Fault.of("Action %d: '%s' is no day such as 2026-11-25.", place, action.due()));
    }
    if (action.dueAt(plan.zone()).filter(due -> due.isBefore(clock.instant())).isPresent()) {
      faults.add(Fault.of("Action %d: the day '%s' has passed.", place, action.due()));
    }
  }
}
