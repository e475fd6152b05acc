package io.majorincident.duty;

import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Shift;
import io.majorincident.oncall.schedule.ShiftAt;
import io.majorincident.oncall.schedule.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shift as somebody chose it in a form. It says itself when it is, so that it can still be named
 * when the plan no longer has it.
 *
 * @param team id
 * @param layer name
 */
record ChosenShift(String team, String layer, Span span) {

  private static final int LONGEST_ID = 1000;

  /** Years of which a plan says anything worth a swap. */
  private static final Span ANY_TIME =
      new Span(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));

  private static final Pattern ID = Pattern.compile("([^/]+)/(.+)/([^/]+)/([^/]+)");

  static ChosenShift of(Team team, Shift shift) {
    return new ChosenShift(team.id(), shift.layer(), shift.span());
  }

  /** The shift of this id; empty if it is none. */
  static Optional<ChosenShift> find(String id) {
    Matcher parts = ID.matcher(id);
    return id.length() <= LONGEST_ID && parts.matches() ? read(parts) : Optional.empty();
  }

  private static Optional<ChosenShift> read(Matcher parts) {
    try {
      Span span = new Span(Instant.parse(parts.group(3)), Instant.parse(parts.group(4)));
      return Optional.of(new ChosenShift(parts.group(1), parts.group(2), span))
          .filter(chosen -> ANY_TIME.contains(span.from()) && ANY_TIME.contains(span.to()));
    } catch (DateTimeException | IllegalArgumentException noTime) {
      return Optional.empty();
    }
  }

  /** As a form sends it: team/layer/from/until. */
  String id() {
    return String.join("/", team, layer, span.from().toString(), span.to().toString());
  }

  ShiftAt at() {
    return new ShiftAt(layer, span.from());
  }

  /** Whoever does it now, if the plan still has it as it was chosen. */
  Optional<Shift> in(Plan plan) {
    return plan.findTeam(team)
        .flatMap(found -> found.schedule().shift(at()))
        .filter(shift -> shift.span().equals(span));
  }
}
