package io.majorincident.oncall;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * When somebody may be called for what is not urgent, in their own time zone. Public holidays are
 * days as any other.
 *
 * @param first day of the week
 * @param last day of the week; may lie before the first, as in SAT-MON
 * @param from when the hours of a day begin
 * @param until when they end, on the same day
 */
public record BusinessHours(DayOfWeek first, DayOfWeek last, LocalTime from, LocalTime until) {

  private static final Pattern NOTATION =
      Pattern.compile("([A-Z]{3})-([A-Z]{3}) (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

  /**
   * @param text as in MON-FRI 09:00-17:00
   * @return empty if the text cannot be read
   */
  public static Optional<BusinessHours> find(String text) {
    Matcher written = NOTATION.matcher(text.strip().toUpperCase(Locale.ROOT));
    try {
      return written.matches()
          ? Optional.of(read(written)).filter(it -> it.from.isBefore(it.until))
          : Optional.empty();
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The moment itself if it lies within the hours there, otherwise when they begin next. */
  public Instant next(Instant moment, ZoneId zone) {
    ZonedDateTime now = moment.atZone(zone);
    return includes(now) ? moment : beginning(now);
  }

  /** Whether the moment lies within the hours there. */
  public boolean include(Instant moment, ZoneId zone) {
    return includes(moment.atZone(zone));
  }

  private boolean includes(ZonedDateTime now) {
    LocalTime time = now.toLocalTime();
    return isOn(now.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(until);
  }

  private Instant beginning(ZonedDateTime now) {
    return IntStream.rangeClosed(0, 7)
        .mapToObj(days -> now.toLocalDate().plusDays(days))
        .filter(day -> isOn(day.getDayOfWeek()))
        .map(day -> day.atTime(from).atZone(now.getZone()))
        .filter(begin -> begin.isAfter(now))
        .findFirst()
        .orElseThrow()
        .toInstant();
  }

  private boolean isOn(DayOfWeek day) {
    int length = Math.floorMod(last.getValue() - first.getValue(), 7);
    return Math.floorMod(day.getValue() - first.getValue(), 7) <= length;
  }

  private static BusinessHours read(Matcher written) {
    return new BusinessHours(
        day(written.group(1)),
        day(written.group(2)),
        LocalTime.parse(written.group(3)),
        LocalTime.parse(written.group(4)));
  }

  private static DayOfWeek day(String text) {
    return List.of(DayOfWeek.values()).stream()
        .filter(day -> day.name().startsWith(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(text));
  }
}
