package io.majorincident.review;

import static io.majorincident.process.IncidentVariables.DECISION;
import static io.majorincident.process.IncidentVariables.EXPERT_TEAM;

import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Whoever escalates says to whom. */
@Component
class ReviewRule implements FormRule {

  private final KnownTeams teams;

  ReviewRule(KnownTeams teams) {
    this.teams = teams;
  }

  @Override
  public String form() {
    return "review";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    boolean escalates = DECISION.find(entered).filter("escalate"::equals).isPresent();
    return escalates ? teams.faults(EXPERT_TEAM.find(entered)) : List.of();
  }
}
