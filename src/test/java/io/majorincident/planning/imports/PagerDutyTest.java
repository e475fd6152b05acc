package io.majorincident.planning.imports;

import static io.majorincident.planning.imports.ImportFixture.assertOnlyThisChanged;
import static io.majorincident.planning.imports.ImportFixture.assertSame;
import static io.majorincident.planning.imports.ImportFixture.imported;
import static io.majorincident.planning.imports.ImportFixture.onCall;
import static io.majorincident.planning.imports.ImportFixture.refused;
import static io.majorincident.planning.imports.ImportFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.majorincident.oncall.PlanFault;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** A schedule of PagerDuty says the same in our plan. */
class PagerDutyTest {

  private static final String TEAM = "operations";

  private final String plan = imported(TEAM, "pagerduty", "pagerduty.json");

  @Test
  void whoIsOnCallIsWhoPagerDutySays() {
    assertSame(plan, TEAM, PagerDutyTest::inPagerDuty);
  }

  @Test
  void weekendsCountAsTurnsThoughNobodyHasThem() {
    assertThat(onCall(plan, TEAM, "2026-03-06T13:59:00")).isEqualTo("hugo");
    assertThat(onCall(plan, TEAM, "2026-03-09T08:00:00"))
        .as("Clara's Saturday and Hugo's Sunday have gone by")
        .isEqualTo("clara");
  }

  @Test
  void handOversKeepTheirTimeAcrossTheChangeOfSummerTime() {
    assertThat(onCall(plan, TEAM, "2026-03-29T10:29:00")).as("override").isEqualTo("hugo");
    assertThat(onCall(plan, TEAM, "2026-03-29T18:00:00")).isEqualTo("clara");
    assertThat(onCall(plan, TEAM, "2026-03-30T07:59:00")).isEqualTo("clara");
    assertThat(onCall(plan, TEAM, "2026-03-30T08:00:00")).isEqualTo("hugo");
  }

  @Test
  void allElseInThePlanStaysAsItIsWritten() {
    assertOnlyThisChanged(plan, TEAM, "\n# What can fail, and which team answers for it.");
    assertThat(plan).doesNotContain("holiday crew").contains("- name: 'Office: days'");
  }

  @Test
  void aSecondImportSaysTheSame() {
    assertThat(
            ScheduleImport.newPlan(
                plan, TEAM, "pagerduty", text("plans/pagerduty.json"), ImportFixture.NOW))
        .isEqualTo(plan);
  }

  @Test
  void everythingThatCannotBeSaidIsToldAtOnceWithItsPlace() {
    assertThat(refused(TEAM, "pagerduty", text("plans/pagerduty-refused.json")).faults())
        .extracting(PlanFault::line, PlanFault::path)
        .containsExactlyInAnyOrder(
            tuple(12, LAYERS + "[0].users[0].user"),
            tuple(13, LAYERS + "[0].users[1].user"),
            tuple(16, LAYERS + "[0].restrictions[0].start_time_of_day"),
            tuple(17, LAYERS + "[0].restrictions[1].start_day_of_week"),
            tuple(20, LAYERS + "[1]"),
            tuple(35, LAYERS + "[2].rotation_turn_length_seconds"),
            tuple(42, "overrides[0].user"));
  }

  private static final String LAYERS = "schedule.schedule_layers";

  @Test
  void whatIsNoScheduleIsRefused() {
    assertThat(refused(TEAM, "pagerduty", "{\n\"schedule\": [").faults())
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains("not valid JSON"));
    assertThat(refused(TEAM, "pagerduty", "{}").faults())
        .extracting(PlanFault::path)
        .contains("time_zone", "schedule_layers");
    assertThat(refused(TEAM, "pigeons", "{}")).hasMessageContaining("icalendar, pagerduty");
    assertThat(refused("pigeons", "pagerduty", "{}")).hasMessageContaining("operations");
  }

  @Test
  void aLayerToComeBeginsWhenPagerDutySays() {
    String later =
        text("plans/pagerduty.json").replace("2026-01-09T11:00:41", "2026-03-07T11:00:00");
    String changed =
        ScheduleImport.newPlan(ImportFixture.plan(), TEAM, "pagerduty", later, ImportFixture.NOW);
    assertThat(changed).contains("start: 2026-03-07 11:00", "handoverTime: 08:00");
    assertSame(
        changed,
        TEAM,
        at ->
            at.toLocalDateTime().isBefore(LocalDateTime.parse("2026-03-07T11:00:00"))
                    && !isNight(at.toLocalTime())
                    && !isOverride(at)
                ? base(at)
                : inPagerDuty(at));
  }

  /** From above: the override, nights, office days, and the base of two weeks each. */
  private static String inPagerDuty(ZonedDateTime at) {
    if (isOverride(at)) {
      return "hugo";
    }
    if (isNight(at.toLocalTime())) {
      return turn(at, "2026-01-05T18:00:00", 1, "david", "clara");
    }
    return isOfficeDay(at) ? turn(at, "2026-01-05T08:00:00", 1, "hugo", "clara") : base(at);
  }

  private static boolean isOverride(ZonedDateTime at) {
    return !at.toInstant().isBefore(Instant.parse("2026-03-28T19:00:00Z"))
        && at.toInstant().isBefore(Instant.parse("2026-03-29T08:30:00Z"));
  }

  private static boolean isNight(LocalTime time) {
    return time.getHour() >= 18 || time.getHour() < 8;
  }

  private static boolean isOfficeDay(ZonedDateTime at) {
    int until = at.getDayOfWeek() == DayOfWeek.FRIDAY ? 14 : 18;
    return at.getDayOfWeek().getValue() <= 5 && at.getHour() >= 8 && at.getHour() < until;
  }

  private static String base(ZonedDateTime at) {
    return turn(at, "2026-01-05T09:30:00", 14, "hugo", "david", "clara");
  }

  private static String turn(ZonedDateTime at, String first, int days, String... people) {
    long seconds = ChronoUnit.SECONDS.between(LocalDateTime.parse(first), at.toLocalDateTime());
    return people[(int) (Math.floorDiv(seconds, days * 86400L) % people.length)];
  }
}
