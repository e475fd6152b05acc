package io.majorincident.oncall.schedule;

import static io.majorincident.oncall.schedule.ScheduleFixture.BERLIN;
import static io.majorincident.oncall.schedule.ScheduleFixture.NEW_YORK;
import static io.majorincident.oncall.schedule.ScheduleFixture.always;
import static io.majorincident.oncall.schedule.ScheduleFixture.berlin;
import static io.majorincident.oncall.schedule.ScheduleFixture.daily;
import static io.majorincident.oncall.schedule.ScheduleFixture.holidays;
import static io.majorincident.oncall.schedule.ScheduleFixture.span;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Anna, Ben and Clara have a day each from 08:00 on; Anna has Monday, 5 January. */
class FairnessTest {

  private static final Span WEEK = span("2026-01-05T08:00", "2026-01-12T08:00");
  private static final Function<String, Home> IN_MUNICH =
      person -> new Home(BERLIN, Set.of(holidays("de-by")));

  private final Schedule schedule =
      Schedule.of(BERLIN, daily("days", always(BERLIN), "anna", "ben", "clara"));

  @Test
  void countsHoursNightsWeekendsAndHolidays() {
    Fairness fairness = Fairness.of(schedule, WEEK, IN_MUNICH);

    assertThat(fairness.of("anna")).isEqualTo(load(72, 24, 16, 8));
    assertThat(fairness.of("ben")).isEqualTo(load(48, 16, 8, 16));
    assertThat(fairness.of("clara")).isEqualTo(load(48, 16, 24, 0));
    assertThat(fairness.of("dora")).isEqualTo(Load.NONE);
  }

  @Test
  void anHourOfTheNightInBerlinIsAnHourOfTheDayInNewYork() {
    Span night = span("2026-01-06T22:00", "2026-01-07T06:00");
    Fairness there = Fairness.of(schedule, night, person -> new Home(NEW_YORK, Set.of()));

    assertThat(Fairness.of(schedule, night, IN_MUNICH).of("ben")).isEqualTo(load(8, 8, 0, 2));
    assertThat(there.of("ben")).isEqualTo(load(8, 2, 0, 0));
  }

  @Test
  void nightsFollowTheClockOnTheWallThroughTheSummerTimeChange() {
    Span sunday = span("2026-03-28T22:00", "2026-03-29T06:00");

    assertThat(Fairness.of(schedule, sunday, IN_MUNICH).loads().values())
        .extracting(Load::nights)
        .containsExactly(Duration.ofHours(7));
  }

  @Test
  void aSwapShowsWhatItTakesAndGives() {
    Swap epiphanyForSaturday = swap("2026-01-06T12:00", "2026-01-10T12:00");

    assertThat(Fairness.effect(epiphanyForSaturday, schedule, WEEK, IN_MUNICH))
        .isEqualTo(Map.of("ben", load(0, 0, 24, -16), "clara", load(0, 0, -24, 16)));
  }

  @Test
  void whoSwapsWithThemselvesGainsNothing() {
    Swap mondayForSunday = swap("2026-01-05T12:00", "2026-01-11T12:00");

    assertThat(Fairness.effect(mondayForSunday, schedule, WEEK, IN_MUNICH)).isEmpty();
  }

  @Test
  void whoGivesASaturdayAwayHasFewerHoursOfWeekend() {
    Swap swap = swap("2026-01-10T12:00", "2026-01-08T12:00");

    assertThat(Fairness.effect(swap, schedule, WEEK, IN_MUNICH))
        .isEqualTo(Map.of("anna", load(0, 0, 24, 0), "clara", load(0, 0, -24, 0)));
    assertThat(Fairness.of(schedule.with(swap), WEEK, IN_MUNICH).of("ben"))
        .isEqualTo(Fairness.of(schedule, WEEK, IN_MUNICH).of("ben"));
  }

  @Test
  void anAbsenceAndItsFillingAreCountedAsTheyHappened() {
    Schedule absent =
        schedule.with(new Absence("anna", span("2026-01-05T12:00", "2026-01-05T14:00")));

    assertThat(
            Fairness.of(absent, WEEK, IN_MUNICH)
                .comparedWith(Fairness.of(schedule, WEEK, IN_MUNICH)))
        .isEqualTo(Map.of("anna", load(-2, 0, 0, 0), "ben", load(2, 0, 0, 0)));
  }

  private static Swap swap(String one, String other) {
    return new Swap(new ShiftAt("days", berlin(one)), new ShiftAt("days", berlin(other)));
  }

  private static Load load(int covered, int nights, int weekends, int holidays) {
    return new Load(
        Duration.ofHours(covered),
        Duration.ofHours(nights),
        Duration.ofHours(weekends),
        Duration.ofHours(holidays));
  }
}
