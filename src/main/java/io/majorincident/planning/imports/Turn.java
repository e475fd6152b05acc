package io.majorincident.planning.imports;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * How long one person is on call before the next is.
 *
 * @param length how many units, 1 to 999
 * @param unit hours, days or weeks
 */
record Turn(long length, ChronoUnit unit) {

  static final Turn WEEK = new Turn(1, ChronoUnit.WEEKS);

  private static final long LONGEST = 999;

  /**
   * The turn that lasts so many seconds on the clock on the wall.
   *
   * @return empty if our plan knows none, which is noted
   */
  static Optional<Turn> of(long seconds, Place place) {
    for (ChronoUnit unit : new ChronoUnit[] {ChronoUnit.WEEKS, ChronoUnit.DAYS, ChronoUnit.HOURS}) {
      long one = unit.getDuration().toSeconds();
      if (seconds > 0 && seconds % one == 0 && seconds / one <= LONGEST) {
        return Optional.of(new Turn(seconds / one, unit));
      }
    }
    place.fault(
        "A turn of %d seconds cannot be said: turns are whole hours, days or weeks, 999 at most. Change it in the source."
            .formatted(seconds));
    return Optional.empty();
  }

  /**
   * Whether hand-overs keep their time on the wall in this zone, whatever the other side counts.
   */
  boolean keepsItsTime(ZoneId zone) {
    return unit != ChronoUnit.HOURS || zone.getRules().isFixedOffset();
  }

  Duration duration() {
    return unit.getDuration().multipliedBy(length);
  }

  /** How many turns lie between these two; negative if the second is before the first. */
  long between(LocalDateTime first, LocalDateTime second) {
    return Math.floorDiv(ChronoUnit.SECONDS.between(first, second), duration().toSeconds());
  }

  /** As the plan writes it. */
  String text() {
    String one = unit.name().toLowerCase(Locale.ROOT);
    return "%d %s".formatted(length, length == 1 ? one.substring(0, one.length() - 1) : one);
  }
}
