package io.majorincident.process;

import static io.majorincident.process.IncidentVariables.STARTED_AT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/** When an incident began, as somebody says it in a form: a moment, and none to come. */
public final class StartedAt {

  /** Clocks differ a little, and nobody may be kept from declaring an incident by that. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private StartedAt() {}

  /**
   * What is wrong with it; nothing if it was left out.
   *
   * @param now the moment
   */
  public static List<Fault> faults(VariableScope entered, Instant now) {
    return STARTED_AT.find(entered).flatMap(said -> fault(said, now)).stream().toList();
  }

  private static Optional<Fault> fault(String said, Instant now) {
    Optional<Instant> moment = Moments.find(said);
    if (moment.isEmpty()) {
      return Optional.of(
          Fault.of(
              "'%s' is no moment: write when it started as in 2026-11-25T14:30+01:00, or leave it"
                  + " out.",
              said));
    }
    return moment
        .filter(now.plus(CLOCKS_DIFFER)::isBefore)
        .map(later -> Fault.of("It cannot have started in the future, at %s.", said));
  }
}
