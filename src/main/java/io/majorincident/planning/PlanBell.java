package io.majorincident.planning;

import io.majorincident.database.Bells;
import org.springframework.stereotype.Component;

/** Tells the other nodes that the plan has changed, so that none pages by the one before. */
@Component
class PlanBell {

  private static final String BELL = "plan";

  private final Bells bells;

  PlanBell(Bells bells, PlanInForce inForce) {
    this.bells = bells;
    bells.hear(BELL, number -> inForce.outdated());
  }

  /** When the caller's transaction commits. */
  void ring(long number) {
    bells.ring(BELL, String.valueOf(number));
  }
}
