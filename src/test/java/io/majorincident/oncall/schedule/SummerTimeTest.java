package io.majorincident.oncall.schedule;

import static io.majorincident.oncall.schedule.ScheduleFixture.BERLIN;
import static io.majorincident.oncall.schedule.ScheduleFixture.NEW_YORK;
import static io.majorincident.oncall.schedule.ScheduleFixture.always;
import static io.majorincident.oncall.schedule.ScheduleFixture.daily;
import static io.majorincident.oncall.schedule.ScheduleFixture.onCall;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Sundays on which clocks change: in Europe at 01:00 UTC, in New York at 02:00 local time. */
class SummerTimeTest {

  private static final Duration A_MOMENT = Duration.ofNanos(1);

  @Test
  void springInBerlinIsAShortDay() {
    assertDay(BERLIN, "2026-03-28T07:00:00Z", "2026-03-29T06:00:00Z", 23);
  }

  @Test
  void autumnInBerlinIsALongDay() {
    assertDay(BERLIN, "2026-10-24T06:00:00Z", "2026-10-25T07:00:00Z", 25);
  }

  @Test
  void springInNewYorkIsAShortDay() {
    assertDay(NEW_YORK, "2026-03-07T13:00:00Z", "2026-03-08T12:00:00Z", 23);
  }

  @Test
  void autumnInNewYorkIsALongDay() {
    assertDay(NEW_YORK, "2026-10-31T12:00:00Z", "2026-11-01T13:00:00Z", 25);
  }

  @Test
  void anHourThatSpringSkipsIsTheMomentOfTheChange() {
    assertHandsOver(BERLIN, "2026-03-29", "2026-03-29T01:00:00Z");
    assertHandsOver(NEW_YORK, "2026-03-08", "2026-03-08T07:00:00Z");
  }

  @Test
  void anHourThatAutumnRepeatsCountsTheFirstTime() {
    assertHandsOver(BERLIN, "2026-10-25", "2026-10-25T00:30:00Z");
    assertHandsOver(NEW_YORK, "2026-11-01", "2026-11-01T05:30:00Z", LocalTime.of(1, 30));
  }

  @Test
  void hoursAreHoursThatHaveGoneBy() {
    Rhythm rhythm = Rhythm.hours(12, LocalDateTime.parse("2026-03-28T08:00"), BERLIN);
    Schedule halves =
        Schedule.of(BERLIN, new Layer("halves", List.of("anna", "ben"), rhythm, always(BERLIN)));
    Instant start = Instant.parse("2026-03-28T07:00:00Z");

    assertThat(onCall(halves, start)).isEqualTo("anna");
    assertThat(onCall(halves, start.plus(Duration.ofHours(12)))).isEqualTo("ben");
    assertThat(onCall(halves, start.plus(Duration.ofHours(24)).minus(A_MOMENT))).isEqualTo("ben");
    assertThat(onCall(halves, start.plus(Duration.ofHours(24)))).isEqualTo("anna");
    assertThat(LocalDateTime.ofInstant(start.plus(Duration.ofHours(24)), BERLIN))
        .as("an hour later on the wall")
        .isEqualTo("2026-03-29T09:00");
  }

  @Test
  void aNightWindowIsAnHourShorterInSpringAndLongerInAutumn() {
    Schedule nights =
        Schedule.of(
            BERLIN,
            daily(
                "nights",
                always(BERLIN)
                    .in(Window.daily(DayOfWeek.SATURDAY, LocalTime.of(22, 0), LocalTime.of(6, 0))),
                "nora"));

    assertThat(nights.at(Instant.parse("2026-03-28T21:00:00Z")).span().length()).hasHours(7);
    assertThat(nights.at(Instant.parse("2026-10-24T20:00:00Z")).span().length()).hasHours(9);
  }

  @Test
  void aWindowInTheHourThatSpringSkipsIsNotThereOnThatDay() {
    Schedule early =
        Schedule.of(BERLIN, daily("early", always(BERLIN).in(halfPastTwoToThree()), "nora"));

    assertThat(
            early.between(
                Instant.parse("2026-03-28T20:00:00Z"), Instant.parse("2026-03-29T20:00:00Z")))
        .singleElement()
        .satisfies(duty -> assertThat(duty.isGap()).isTrue());
    assertThat(onCall(early, Instant.parse("2026-03-22T01:40:00Z"))).isEqualTo("nora");
  }

  @Test
  void aWindowInTheHourThatAutumnRepeatsBeginsTheFirstTimeAndEndsAfterTheSecond() {
    Schedule early =
        Schedule.of(BERLIN, daily("early", always(BERLIN).in(halfPastTwoToThree()), "nora"));

    Duty night = early.at(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(night.person()).hasValue("nora");
    assertThat(night.span().to()).isEqualTo("2026-10-25T02:00:00Z");
    assertThat(onCall(early, Instant.parse("2026-10-25T00:29:59Z"))).isEqualTo("nobody");
  }

  private static Window halfPastTwoToThree() {
    return Window.daily(DayOfWeek.SUNDAY, LocalTime.of(2, 30), LocalTime.of(3, 0));
  }

  /** From 08:00 to 08:00 on the wall the same person is on call, and nobody else. */
  private static void assertDay(ZoneId zone, String from, String to, int hours) {
    Schedule days = Schedule.of(zone, daily("days", always(zone), "anna", "ben", "clara"));
    Duty day = days.at(Instant.parse(from));

    assertThat(day.span()).isEqualTo(new Span(Instant.parse(from), Instant.parse(to)));
    assertThat(day.span().length()).hasHours(hours);
    assertThat(days.at(day.span().from().minus(A_MOMENT)).person()).isNotEqualTo(day.person());
    assertThat(days.at(day.span().to()).person()).isNotEqualTo(day.person());
  }

  private static void assertHandsOver(ZoneId zone, String date, String at) {
    assertHandsOver(zone, date, at, LocalTime.of(2, 30));
  }

  /** Who comes, comes once, at this moment, and stays. */
  private static void assertHandsOver(ZoneId zone, String date, String at, LocalTime handover) {
    LocalDateTime start = LocalDateTime.parse(date + "T00:00").minusDays(20).with(handover);
    Rhythm rhythm = Rhythm.days(1, handover, start, zone);
    Schedule days =
        Schedule.of(zone, new Layer("days", List.of("anna", "ben"), rhythm, always(zone)));
    Instant moment = Instant.parse(at);
    String comes = onCall(days, moment);

    assertThat(onCall(days, moment.minus(A_MOMENT))).isNotEqualTo(comes);
    for (int minutes = 0; minutes < 5 * 60; minutes++) {
      assertThat(onCall(days, moment.plus(Duration.ofMinutes(minutes)))).isEqualTo(comes);
    }
  }
}
