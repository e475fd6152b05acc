package io.majorincident.oncall.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A part of every week on the wall clock; it may cross midnight and the end of the week.
 *
 * @param fromDay on which it begins
 * @param from when on that day
 * @param toDay on which it ends
 * @param to when on that day it is over
 */
public record Window(DayOfWeek fromDay, LocalTime from, DayOfWeek toDay, LocalTime to) {

  /**
   * @throws IllegalArgumentException if it ends as it begins
   */
  public Window {
    if (fromDay == toDay && from.equals(to)) {
      throw new IllegalArgumentException(
          "A window from %1$s %2$s to %1$s %2$s is empty. Let it end later."
              .formatted(fromDay, from));
    }
  }

  /** From one time to another on this day; if that is not later, to the next day. */
  public static Window daily(DayOfWeek day, LocalTime from, LocalTime to) {
    return new Window(day, from, to.isAfter(from) ? day : day.plus(1), to);
  }

  /** From midnight to midnight. */
  public static Window wholeDay(DayOfWeek day) {
    return new Window(day, LocalTime.MIDNIGHT, day.plus(1), LocalTime.MIDNIGHT);
  }

  /** Empty if spring skips all of it. */
  Optional<Span> inWeekOf(LocalDate monday, WallClock clock) {
    LocalDateTime begin = on(monday, fromDay, from);
    LocalDateTime end = on(monday, toDay, to);
    return clock.span(begin, end.isAfter(begin) ? end : end.plusWeeks(1));
  }

  private static LocalDateTime on(LocalDate monday, DayOfWeek day, LocalTime time) {
    return monday.plusDays(day.ordinal()).atTime(time);
  }
}
