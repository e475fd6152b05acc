package io.majorincident.review;

import static io.majorincident.process.IncidentVariables.RELIEF_NEEDED;
import static io.majorincident.process.IncidentVariables.RELIEF_TEAM;

import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Whoever asks for relief says from whom. */
@Component
class CheckRespondersRule implements FormRule {

  private final KnownTeams teams;

  CheckRespondersRule(KnownTeams teams) {
    this.teams = teams;
  }

  @Override
  public String form() {
    return "checkResponders";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    return RELIEF_NEEDED.find(entered).orElse(false)
        ? teams.faults(RELIEF_TEAM.find(entered))
        : List.of();
  }
}
