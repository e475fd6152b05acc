package io.majorincident.review;

import static io.majorincident.process.IncidentVariables.NEEDED_FOR;
import static io.majorincident.process.IncidentVariables.RELIEF_NEEDED;
import static io.majorincident.process.IncidentVariables.RELIEF_TEAM;

import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Whoever asks for relief says from whom, and for what. */
@Component
class CheckRespondersRule implements FormRule {

  private final Helpers helpers;

  CheckRespondersRule(Helpers helpers) {
    this.helpers = helpers;
  }

  @Override
  public String form() {
    return "checkResponders";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    return RELIEF_NEEDED.find(entered).orElse(false)
        ? helpers.faults(RELIEF_TEAM.find(entered), NEEDED_FOR.find(entered))
        : List.of();
  }
}
