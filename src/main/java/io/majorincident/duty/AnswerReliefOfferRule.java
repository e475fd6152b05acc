package io.majorincident.duty;

import static io.majorincident.process.IncidentVariables.TIRED_PERSON;

import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Nobody but whoever was woken says whether they want relief. */
@Component
class AnswerReliefOfferRule implements FormRule {

  private final WishCheck check;
  private final SwapWording wording;

  AnswerReliefOfferRule(WishCheck check, SwapWording wording) {
    this.check = check;
    this.wording = wording;
  }

  @Override
  public String form() {
    return "answerReliefOffer";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    String tired = TIRED_PERSON.in(Asked.in(entered));
    return check.person().equals(tired)
        ? List.of()
        : List.of(Fault.of("Only %s can answer this.", wording.name(tired)));
  }
}
