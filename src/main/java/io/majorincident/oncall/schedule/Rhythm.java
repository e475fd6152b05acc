package io.majorincident.oncall.schedule;

import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * When people hand over. Days and weeks are counted on the wall clock, so that the hand-over keeps
 * its time across a summer-time change; hours are hours that have gone by.
 *
 * @param unit hours, days or weeks
 * @param length how many of them a shift lasts, one at least
 * @param first one of the hand-overs, to the second, on the wall clock of the zone: shift 0 begins
 * @param zone whose wall clock counts; a hand-over in an hour that spring skips happens as the
 *     clock changes, and one in an hour that autumn repeats the first time
 */
public record Rhythm(ChronoUnit unit, int length, LocalDateTime first, ZoneId zone) {

  private static final List<ChronoUnit> UNITS =
      List.of(ChronoUnit.HOURS, ChronoUnit.DAYS, ChronoUnit.WEEKS);
  private static final long SECONDS_PER_HOUR = 3600;
  private static final int HOURS_PER_WEEK = 168;
  private static final int DAYS_PER_WEEK = 7;

  /**
   * @throws IllegalArgumentException if the unit is none of the three or the length none at all
   */
  public Rhythm {
    first = first.truncatedTo(ChronoUnit.SECONDS);
    if (!UNITS.contains(unit) || length < 1) {
      throw new IllegalArgumentException(
          "Nobody can hand over every %d %s. Take one or more hours, days or weeks."
              .formatted(length, unit));
    }
  }

  /** Every so many hours from the start on. */
  public static Rhythm hours(int length, LocalDateTime start, ZoneId zone) {
    return new Rhythm(ChronoUnit.HOURS, length, start, zone);
  }

  /** Every so many days at this time; the start lies in the first shift. */
  public static Rhythm days(int length, LocalTime handover, LocalDateTime start, ZoneId zone) {
    LocalDateTime sameDay = start.with(handover);
    LocalDateTime first = sameDay.isAfter(start) ? sameDay.minusDays(1) : sameDay;
    return new Rhythm(ChronoUnit.DAYS, length, first, zone);
  }

  /** Every so many weeks on this day at this time; the start lies in the first shift. */
  public static Rhythm weeks(
      int length, DayOfWeek day, LocalTime handover, LocalDateTime start, ZoneId zone) {
    LocalDateTime sameWeek = start.with(TemporalAdjusters.previousOrSame(day)).with(handover);
    LocalDateTime first = sameWeek.isAfter(start) ? sameWeek.minusWeeks(1) : sameWeek;
    return new Rhythm(ChronoUnit.WEEKS, length, first, zone);
  }

  /** As this on a clock that never changes and agrees with this one for now. */
  Rhythm at(ZoneOffset offset) {
    LocalDateTime then =
        keepsWallClock() ? first : LocalDateTime.ofInstant(clock().instant(first), offset);
    return new Rhythm(unit, length, then, offset);
  }

  /** After how many shifts people hand over at the same times of the week again. */
  int cycle() {
    int week = unit == ChronoUnit.HOURS ? HOURS_PER_WEEK : DAYS_PER_WEEK;
    return unit == ChronoUnit.WEEKS
        ? 1
        : BigInteger.valueOf(week)
            .divide(BigInteger.valueOf(week).gcd(BigInteger.valueOf(length)))
            .intValue();
  }

  /** Whether hand-overs keep their time on the wall when the clocks change. */
  boolean keepsWallClock() {
    return unit != ChronoUnit.HOURS;
  }

  /** The moment at which this shift begins and the one before ends. */
  Instant begin(long shift) {
    return unit == ChronoUnit.HOURS
        ? clock().instant(first).plusSeconds(shift * length * SECONDS_PER_HOUR)
        : clock().instant(first.plusDays(shift * days()));
  }

  /** The number of the shift to which this moment belongs; negative before the first hand-over. */
  long shiftAt(Instant moment) {
    return unit == ChronoUnit.HOURS ? byHours(moment) : byDays(moment);
  }

  private long byHours(Instant moment) {
    long seconds = moment.getEpochSecond() - clock().instant(first).getEpochSecond();
    return Math.floorDiv(seconds, length * SECONDS_PER_HOUR);
  }

  private long byDays(Instant moment) {
    long gone = ChronoUnit.DAYS.between(first.toLocalDate(), clock().date(moment));
    long shift = Math.floorDiv(gone, days());
    // The clock on the wall is not enough: an hour that comes twice would hand over twice.
    while (begin(shift).isAfter(moment)) {
      shift--;
    }
    while (!begin(shift + 1).isAfter(moment)) {
      shift++;
    }
    return shift;
  }

  private long days() {
    return unit == ChronoUnit.WEEKS ? (long) DAYS_PER_WEEK * length : length;
  }

  private WallClock clock() {
    return new WallClock(zone);
  }
}
