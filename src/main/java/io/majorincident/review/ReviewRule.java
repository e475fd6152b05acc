package io.majorincident.review;

import static io.majorincident.process.IncidentVariables.DECISION;
import static io.majorincident.process.IncidentVariables.EXPERT_TEAM;
import static io.majorincident.process.IncidentVariables.NEEDED_FOR;

import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Whoever escalates says to whom, and for what. */
@Component
class ReviewRule implements FormRule {

  private final Helpers helpers;

  ReviewRule(Helpers helpers) {
    this.helpers = helpers;
  }

  @Override
  public String form() {
    return "review";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    boolean escalates = DECISION.find(entered).filter("escalate"::equals).isPresent();
    return escalates
        ? helpers.faults(EXPERT_TEAM.find(entered), NEEDED_FOR.find(entered))
        : List.of();
  }
}
