package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.ASKED_COLLEAGUE;
import static io.majorincident.duty.DutyVariables.OTHERS_SHIFT;
import static io.majorincident.duty.DutyVariables.OWN_SHIFT;
import static io.majorincident.process.IncidentVariables.CHANGED_BY;

import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.ShiftAt;
import io.majorincident.oncall.schedule.Swap;
import io.majorincident.planning.Amendment;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * Somebody asks a colleague to do each other's shift.
 *
 * @param asker id
 * @param asked id
 * @param own of the asker
 * @param others of the colleague
 */
record SwapRequest(String asker, String asked, ChosenShift own, ChosenShift others) {

  private static final String LIST = "swaps";

  static SwapRequest of(VariableScope said) {
    return new SwapRequest(
        CHANGED_BY.in(said),
        ASKED_COLLEAGUE.in(said),
        ChosenShift.find(OWN_SHIFT.in(said)).orElseThrow(),
        ChosenShift.find(OTHERS_SHIFT.in(said)).orElseThrow());
  }

  Swap swap() {
    return new Swap(own.at(), others.at());
  }

  Instant begin() {
    return first().span().from();
  }

  /** Whichever of the two begins earlier. */
  ChosenShift first() {
    return own.span().from().isAfter(others.span().from()) ? others : own;
  }

  /** The other one. */
  ChosenShift second() {
    return first().equals(own) ? others : own;
  }

  /** As the plan file writes it, on the clock of the team's wall. */
  Amendment amendment(Team team) {
    ZoneId zone = team.schedule().zone();
    return new Amendment(
        team.id(),
        LIST,
        "{one: %s, other: %s}".formatted(written(own.at(), zone), written(others.at(), zone)));
  }

  private static String written(ShiftAt shift, ZoneId zone) {
    return "{layer: '%s', at: %s}"
        .formatted(shift.layer().replace("'", "''"), Wish.at(shift.moment(), zone));
  }
}
