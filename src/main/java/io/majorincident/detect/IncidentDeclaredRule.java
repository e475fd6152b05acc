package io.majorincident.detect;

import static io.majorincident.process.IncidentVariables.STARTED_AT;

import io.majorincident.process.Fault;
import io.majorincident.process.FormRule;
import io.majorincident.process.Moments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * What must be right in a declaration before there is an incident. A service that nobody knows is
 * no fault: its page goes to the default team.
 */
@Component
class IncidentDeclaredRule implements FormRule {

  /** Clocks differ a little, and nobody may be kept from declaring an incident by that. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

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
    return STARTED_AT.find(entered).flatMap(this::fault).stream().toList();
  }

  private Optional<Fault> fault(String startedAt) {
    Optional<Instant> moment = Moments.find(startedAt);
    if (moment.isEmpty()) {
      return Optional.of(
          Fault.of(
              "'%s' is no moment: write when it started as in 2026-11-25T14:30+01:00, or leave it"
                  + " out.",
              startedAt));
    }
    return moment
        .filter(clock.instant().plus(CLOCKS_DIFFER)::isBefore)
        .map(later -> Fault.of("It cannot have started in the future, at %s.", startedAt));
  }
}
