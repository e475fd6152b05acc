package io.majorincident.readiness;

import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.readiness.ReadinessVariables.ACCEPT_REASON;
import static io.majorincident.readiness.ReadinessVariables.WEAKNESS;
import static io.majorincident.readiness.ReadinessVariables.WEAKNESS_TEXT;

import io.majorincident.process.Plans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps who accepted a weakness, why, and until when. */
@Component
class AcceptWeakness implements JavaDelegate {

  private final AcceptedWeaknesses accepted;
  private final Clock clock;

  AcceptWeakness(AcceptedWeaknesses accepted, Clock clock) {
    this.accepted = accepted;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Duration holds =
        Plans.duration(execution, "readinessPlan", "acceptedFor").orElse(Duration.ZERO);
    Instant now = clock.instant();
    accepted.accept(
        WEAKNESS.in(execution),
        WEAKNESS_TEXT.in(execution),
        COMPLETED_BY.find(execution).orElse(""),
        ACCEPT_REASON.find(execution).orElse(""),
        now,
        now.plus(holds));
  }
}
