package io.majorincident.oncall.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Schedules in the words of a team. Monday, 5 January 2026, is where they begin. */
final class ScheduleFixture {

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  static final LocalDateTime START = LocalDateTime.parse("2026-01-05T08:00");
  static final LocalTime EIGHT = LocalTime.of(8, 0);
  static final LocalTime TWENTY = LocalTime.of(20, 0);
  static final Window WEEKEND = new Window(DayOfWeek.FRIDAY, TWENTY, DayOfWeek.MONDAY, EIGHT);

  private ScheduleFixture() {}

  /** A week each, from Monday 08:00 on. */
  static Layer weekly(String name, Coverage coverage, String... people) {
    ZoneId zone = coverage.clock().zone();
    Rhythm rhythm = Rhythm.weeks(1, DayOfWeek.MONDAY, EIGHT, START, zone);
    return new Layer(name, List.of(people), rhythm, coverage);
  }

  /** A day each, from 08:00 on. */
  static Layer daily(String name, Coverage coverage, String... people) {
    Rhythm rhythm = Rhythm.days(1, EIGHT, START, coverage.clock().zone());
    return new Layer(name, List.of(people), rhythm, coverage);
  }

  /** A holiday each, from midnight on. */
  static Layer holidayCrew(String name, String calendar, String... people) {
    Rhythm rhythm = Rhythm.days(1, LocalTime.MIDNIGHT, START, BERLIN);
    Coverage coverage = always(BERLIN).onlyOnHolidays(holidays(calendar));
    return new Layer(name, List.of(people), rhythm, coverage);
  }

  /** From the start for ever. */
  static Coverage always(ZoneId zone) {
    WallClock clock = new WallClock(zone);
    return Coverage.during(new Span(clock.instant(START), Instant.MAX), clock);
  }

  static Window[] workdays(int from, int to) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
        .map(day -> Window.daily(day, LocalTime.of(from, 0), LocalTime.of(to, 0)))
        .toArray(Window[]::new);
  }

  static HolidayCalendar holidays(String code) {
    return HolidayCalendar.find(code).orElseThrow();
  }

  static Span span(String from, String to) {
    return new Span(berlin(from), berlin(to));
  }

  static Instant berlin(String local) {
    return new WallClock(BERLIN).instant(LocalDateTime.parse(local));
  }

  static Instant newYork(String local) {
    return new WallClock(NEW_YORK).instant(LocalDateTime.parse(local));
  }

  static String onCall(Schedule schedule, Instant moment) {
    return schedule.at(moment).person().orElse("nobody");
  }
}
