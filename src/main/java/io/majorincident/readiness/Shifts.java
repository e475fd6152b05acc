package io.majorincident.readiness;

import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The shifts of a plan that begin after a moment: whatever runs already is not among them. */
record Shifts(Plan plan, Instant now) {

  private static final Duration AHEAD = Duration.ofDays(3);

  /** Longer than most shifts last, to know when one ends. */
  private static final Duration LONGEST = Duration.ofDays(62);

  /**
   * A shift and what is around it.
   *
   * @param until empty if no end is in sight
   * @param before id of whoever is on call until then; empty if nobody is
   * @param after id of whoever comes then; empty if nobody does
   */
  record Surrounded(
      Shift shift, Optional<Instant> until, Optional<String> before, Optional<String> after) {}

  /** All that begin within the next days. */
  List<Shift> coming() {
    return plan.teams().stream()
        .flatMap(team -> of(team, AHEAD))
        .map(Surrounded::shift)
        .filter(shift -> !shift.from().isAfter(now.plus(AHEAD)))
        .toList();
  }

  /** Empty if it is no longer theirs, or has begun. */
  Optional<Surrounded> find(Shift shift) {
    Duration ahead = Duration.between(now, shift.from());
    if (ahead.isNegative() || ahead.isZero()) {
      return Optional.empty();
    }
    return plan.findTeam(shift.team()).stream()
        .flatMap(team -> of(team, ahead))
        .filter(found -> found.shift().equals(shift))
        .findFirst();
  }

  private Stream<Surrounded> of(Team team, Duration ahead) {
    Span window = new Span(now, now.plus(ahead).plus(LONGEST));
    List<Turn> turns = Turn.of(team.schedule().between(window.from(), window.to()));
    return IntStream.range(1, turns.size())
        .filter(index -> turns.get(index).person().isPresent())
        .mapToObj(index -> surrounded(team, turns, index));
  }

  private static Surrounded surrounded(Team team, List<Turn> turns, int index) {
    Turn turn = turns.get(index);
    boolean isLast = index == turns.size() - 1;
    return new Surrounded(
        new Shift(team.id(), turn.person().orElseThrow(), turn.span().from()),
        isLast ? Optional.empty() : Optional.of(turn.span().to()),
        turns.get(index - 1).person(),
        isLast ? Optional.empty() : turns.get(index + 1).person());
  }
}
