package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.OTHERS_SHIFT;
import static io.majorincident.duty.DutyVariables.OWN_SHIFT;

import io.majorincident.oncall.Plan;
import io.majorincident.oncall.schedule.Shift;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import io.majorincident.process.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Whoever asks for a swap gives a coming shift of their own for a colleague's in the same team. */
@Component
class SwapAskedRule implements FormRule {

  private final Plan plan;
  private final SwapCheck check;

  SwapAskedRule(Plan plan, SwapCheck check) {
    this.plan = plan;
    this.check = check;
  }

  @Override
  public String form() {
    return "swapAsked";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    List<Fault> faults = new ArrayList<>();
    Optional<ChosenShift> own = chosen(OWN_SHIFT, entered, faults);
    Optional<ChosenShift> others = chosen(OTHERS_SHIFT, entered, faults);
    String asked = others.flatMap(it -> it.in(plan)).map(Shift::person).orElse("");
    if (asked.equals(check.person())) {
      faults.add(Fault.of("The second shift is your own, too: choose a colleague's."));
    }
    faults.addAll(faults(asked, own, others));
    return faults;
  }

  private List<Fault> faults(
      String asked, Optional<ChosenShift> own, Optional<ChosenShift> others) {
    if (own.isPresent() && others.isPresent()) {
      return check.faults(new SwapRequest(check.person(), asked, own.get(), others.get()));
    }
    return own.map(it -> check.faults(it, check.person()))
        .or(() -> others.map(it -> check.faults(it, asked)))
        .orElse(List.of());
  }

  /** That it is missing says the form itself. */
  private static Optional<ChosenShift> chosen(
      Variable<String> shift, VariableScope entered, List<Fault> faults) {
    Optional<String> id = shift.find(entered);
    Optional<ChosenShift> chosen = id.flatMap(ChosenShift::find);
    if (id.isPresent() && chosen.isEmpty()) {
      faults.add(Fault.of("'%s' is no shift: choose one from the list.", id.get()));
    }
    return chosen;
  }
}
