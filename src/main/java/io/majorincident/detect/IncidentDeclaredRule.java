package io.majorincident.detect;

import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import io.majorincident.process.StartedAt;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * What must be right in a declaration before there is an incident. A service that nobody knows is
 * no fault: its page goes to the default team.
 */
@Component
class IncidentDeclaredRule implements FormRule {

  private final Clock clock;

  IncidentDeclaredRule(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String form() {
    return "incidentDeclared";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    return StartedAt.faults(entered, clock.instant());
  }
}
