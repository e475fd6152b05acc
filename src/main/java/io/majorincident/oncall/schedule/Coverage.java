package io.majorincident.oncall.schedule;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The times for which a layer answers.
 *
 * @param clock on which its windows and holidays are read
 * @param active outside of this the layer does not answer
 * @param windows parts of the week; none means all of it
 * @param onlyOn if not empty, only on holidays of one of these
 * @param notOn not on holidays of any of these
 */
public record Coverage(
    WallClock clock,
    Span active,
    List<Window> windows,
    Set<HolidayCalendar> onlyOn,
    Set<HolidayCalendar> notOn) {

  public Coverage {
    windows = List.copyOf(windows);
    onlyOn = Set.copyOf(onlyOn);
    notOn = Set.copyOf(notOn);
  }

  /** All the time within this span. */
  public static Coverage during(Span active, WallClock clock) {
    return new Coverage(clock, active, List.of(), Set.of(), Set.of());
  }

  /** As this, but only in these parts of the week. */
  public Coverage in(Window... parts) {
    return new Coverage(clock, active, List.of(parts), onlyOn, notOn);
  }

  /** As this, but only on holidays of one of these. */
  public Coverage onlyOnHolidays(HolidayCalendar... calendars) {
    return new Coverage(clock, active, windows, Set.of(calendars), notOn);
  }

  /** As this, but on no holiday of any of these. */
  public Coverage notOnHolidays(HolidayCalendar... calendars) {
    return new Coverage(clock, active, windows, onlyOn, Set.of(calendars));
  }

  /** The parts of the week for ever, on a clock that never changes, and without any holiday. */
  Coverage at(ZoneOffset offset) {
    return new Coverage(new WallClock(offset), Span.ALWAYS, windows, Set.of(), Set.of());
  }

  /** Whether it leaves out some times between begin and end. */
  boolean hasHoles() {
    return !windows.isEmpty() || !onlyOn.isEmpty() || !notOn.isEmpty();
  }

  /** What of the span it covers. */
  Spans in(Span span) {
    return span.and(active).map(this::covered).orElse(Spans.NONE);
  }

  private Spans covered(Span span) {
    Spans covered = windows.isEmpty() ? Spans.of(span) : inWindows(span).and(Spans.of(span));
    if (!onlyOn.isEmpty()) {
      covered = covered.and(holidays(span, onlyOn));
    }
    return notOn.isEmpty() ? covered : covered.without(holidays(span, notOn));
  }

  private Spans inWindows(Span span) {
    List<Span> found = new ArrayList<>();
    clock
        .mondays(span)
        .forEach(
            monday ->
                windows.stream()
                    .map(window -> window.inWeekOf(monday, clock))
                    .flatMap(Optional::stream)
                    .forEach(found::add));
    return Spans.of(found);
  }

  private Spans holidays(Span span, Set<HolidayCalendar> calendars) {
    return clock.days(span, date -> isHoliday(date, calendars));
  }

  static boolean isHoliday(LocalDate date, Set<HolidayCalendar> calendars) {
    return calendars.stream().anyMatch(calendar -> calendar.isHoliday(date));
  }
}
