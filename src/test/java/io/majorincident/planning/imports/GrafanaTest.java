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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A schedule of Grafana OnCall says the same in our plan. */
class GrafanaTest {

  private static final String TEAM = "operations";

  private final String plan = imported(TEAM, "grafana", "grafana.json");

  @Test
  void whoIsOnCallIsWhoGrafanaSays() {
    assertSame(plan, TEAM, GrafanaTest::inGrafana);
  }

  @Test
  void aShiftInAnotherZoneFollowsTheClockThere() {
    assertThat(onCall(plan, TEAM, "2026-03-07T16:00:00")).isEqualTo("clara");
    assertThat(onCall(plan, TEAM, "2026-03-14T15:00:00"))
        .as("summer time has begun in New York, and not yet in Berlin")
        .isEqualTo("clara");
    assertThat(onCall(plan, TEAM, "2026-03-21T19:30:00")).isEqualTo(base("2026-03-21T19:30:00"));
  }

  @Test
  void handOversKeepTheirTimeAcrossTheChangeOfSummerTime() {
    assertThat(onCall(plan, TEAM, "2026-03-29T10:59:00")).as("override").isEqualTo("hugo");
    assertThat(onCall(plan, TEAM, "2026-03-29T11:00:00")).as("office days").isEqualTo("hugo");
    assertThat(onCall(plan, TEAM, "2026-03-30T07:59:00")).isEqualTo("david");
    assertThat(onCall(plan, TEAM, "2026-03-30T08:00:00")).as("base").isEqualTo("hugo");
  }

  @Test
  void aRotationToComeBeginsWithItsFirstWholeShift() {
    String later = text("plans/grafana.json").replace("2026-02-01T12:00:00", "2026-03-10T23:00:00");
    String changed =
        ScheduleImport.newPlan(ImportFixture.plan(), TEAM, "grafana", later, ImportFixture.NOW);
    assertThat(onCall(changed, TEAM, "2026-03-10T23:30:00")).isEqualTo(base("2026-03-10T23:30:00"));
    assertThat(onCall(changed, TEAM, "2026-03-11T22:00:00")).isEqualTo("hugo");
    assertThat(onCall(changed, TEAM, "2026-03-12T22:00:00")).isEqualTo("david");
  }

  @Test
  void allElseInThePlanStaysAsItIsWritten() {
    assertOnlyThisChanged(plan, TEAM, "\n# What can fail, and which team answers for it.");
  }

  @Test
  void everythingThatCannotBeSaidIsToldAtOnceWithItsPlace() {
    assertThat(refused(TEAM, "grafana", text("plans/grafana-refused.json")).faults())
        .extracting(PlanFault::line, PlanFault::path)
        .containsExactlyInAnyOrder(
            tuple(2, "schedule.ical_url_overrides"),
            tuple(6, "on_call_shifts[0].rolling_users[0]"),
            tuple(6, "on_call_shifts[0].rolling_users[1][0]"),
            tuple(8, "on_call_shifts[1].frequency"),
            tuple(9, "on_call_shifts[1].by_monthday"),
            tuple(10, "on_call_shifts[2]"),
            tuple(13, "on_call_shifts[3].duration"),
            tuple(17, "on_call_shifts[4].by_day"));
  }

  @Test
  void twoOfTheSameLevelAtTheSameTimeAreRefused() {
    String same = text("plans/grafana.json").replace("\"level\": 4", "\"level\": 1");
    assertThat(refused(TEAM, "grafana", same).faults())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path()).isEqualTo("on_call_shifts.results[4]");
              assertThat(it.text())
                  .contains("'migration' and 'base' have the same level")
                  .contains("2026-04-11T06:00:00Z");
            });
  }

  @Test
  void shiftsThatTheScheduleNamesMustBeThere() {
    String without = text("plans/grafana.json").replace("\"id\": \"OEVENT\"", "\"id\": \"OOOPS\"");
    assertThat(refused(TEAM, "grafana", without)).hasMessageContaining("The shift 'OEVENT'");
  }

  private static String inGrafana(ZonedDateTime at) {
    LocalDateTime local = at.toLocalDateTime();
    if (isIn(local, "2026-03-28T20:00:00", "2026-03-29T11:00:00")) {
      return "hugo";
    }
    if (isIn(local, "2026-04-11T08:00:00", "2026-04-13T08:00:00")) {
      return "david";
    }
    ZonedDateTime west = at.withZoneSameInstant(ZoneId.of("America/New_York"));
    if (west.getDayOfWeek() == DayOfWeek.SATURDAY && west.getHour() >= 10 && west.getHour() < 14) {
      return "clara";
    }
    if (isOfficeDay(local)) {
      return weeksSinceSunday(local) % 2 == 0 ? "hugo" : "clara";
    }
    LocalDate night = local.minusHours(6).toLocalDate();
    boolean isNight = local.getHour() >= 22 || local.getHour() < 6;
    if (isNight && !night.isAfter(LocalDate.of(2026, 10, 31))) {
      return ChronoUnit.DAYS.between(LocalDate.of(2026, 1, 5), night) % 2 == 0 ? "david" : "hugo";
    }
    return base(local.toString());
  }

  private static boolean isIn(LocalDateTime at, String from, String to) {
    return !at.isBefore(LocalDateTime.parse(from)) && at.isBefore(LocalDateTime.parse(to));
  }

  private static boolean isOfficeDay(LocalDateTime at) {
    return !Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY).contains(at.getDayOfWeek())
        && at.getHour() >= 9
        && at.getHour() < 17;
  }

  private static long weeksSinceSunday(LocalDateTime at) {
    return ChronoUnit.DAYS.between(LocalDate.of(2026, 1, 4), at.toLocalDate()) / 7;
  }

  private static String base(String local) {
    long hours =
        ChronoUnit.HOURS.between(
            LocalDateTime.parse("2026-01-05T08:00:00"), LocalDateTime.parse(local));
    return new String[] {"hugo", "clara", "david"}[(int) (hours / (14 * 24) % 3)];
  }
}
