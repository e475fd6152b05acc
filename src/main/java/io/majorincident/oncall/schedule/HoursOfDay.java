package io.majorincident.oncall.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The same hours of every day on the wall clock, as in 22:00-07:00; they may cross midnight.
 *
 * @param from belongs to them
 * @param to no longer belongs to them
 */
public record HoursOfDay(LocalTime from, LocalTime to) {

  private static final Pattern TEXT = Pattern.compile("(\\d{2}:\\d{2})\\s*[-–]\\s*(\\d{2}:\\d{2})");

  /**
   * @throws IllegalArgumentException if they end as they begin
   */
  public HoursOfDay {
    if (from.equals(to)) {
      throw new IllegalArgumentException("Hours from %1$s to %1$s are none.".formatted(from));
    }
  }

  /**
   * @param text as in 22:00-07:00
   * @throws IllegalArgumentException if it says no hours
   */
  public static HoursOfDay read(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' says no hours of the day. Write them as in 22:00-07:00."
                        .formatted(text)));
  }

  /** As {@link #read}; empty if it says no hours. */
  public static Optional<HoursOfDay> find(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    try {
      return parts.matches()
          ? Optional.of(
              new HoursOfDay(LocalTime.parse(parts.group(1)), LocalTime.parse(parts.group(2))))
          : Optional.empty();
    } catch (DateTimeParseException | IllegalArgumentException noHours) {
      return Optional.empty();
    }
  }

  /** The day on which they began there, if the moment lies in them. */
  public Optional<LocalDate> day(Instant moment, ZoneId zone) {
    WallClock clock = new WallClock(zone);
    LocalDate today = clock.date(moment);
    return Stream.of(today, today.minusDays(1))
        .filter(day -> on(day, clock).filter(span -> span.contains(moment)).isPresent())
        .findFirst();
  }

  /** When they end there, if the moment lies in them. */
  public Optional<Instant> end(Instant moment, ZoneId zone) {
    return day(moment, zone).flatMap(day -> on(day, new WallClock(zone))).map(Span::to);
  }

  private Optional<Span> on(LocalDate day, WallClock clock) {
    LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
    return clock.span(day.atTime(from), last.atTime(to));
  }
}
