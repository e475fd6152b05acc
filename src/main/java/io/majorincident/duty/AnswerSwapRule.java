package io.majorincident.duty;

import static io.majorincident.process.IncidentVariables.REPLY;

import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * Nobody but the colleague who was asked answers. To refuse is always possible; to accept only what
 * the plan still allows.
 */
@Component
class AnswerSwapRule implements FormRule {

  private final Plan plan;
  private final SwapCheck check;

  AnswerSwapRule(Plan plan, SwapCheck check) {
    this.plan = plan;
    this.check = check;
  }

  @Override
  public String form() {
    return "answerSwap";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    SwapRequest swap = SwapRequest.of(Asked.in(entered));
    List<Fault> faults = new ArrayList<>();
    if (!swap.asked().equals(check.person())) {
      faults.add(Fault.of("Only %s can answer this.", name(swap.asked())));
    }
    if (REPLY.find(entered).equals(Optional.of("yes"))) {
      faults.addAll(noLongerPossible(swap));
    }
    return faults;
  }

  private List<Fault> noLongerPossible(SwapRequest swap) {
    List<Fault> faults = new ArrayList<>(check.faults(swap));
    if (!faults.isEmpty()) {
      faults.add(
          Fault.of("So the swap is no longer possible: answer no, and agree on another one."));
    }
    return faults;
  }

  private String name(String person) {
    return plan.person(person).map(Person::name).orElse(person);
  }
}
