package io.majorincident.assess;

import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import io.majorincident.process.StartedAt;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Whoever assesses may correct when it began, but to no moment that is still to come. */
@Component
class AssessImpactRule implements FormRule {

  private final Clock clock;

  AssessImpactRule(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String form() {
    return "assessImpact";
  }

  @Override
  public List<Fault> faults(VariableScope entered) {
    return StartedAt.faults(entered, clock.instant());
  }
}
