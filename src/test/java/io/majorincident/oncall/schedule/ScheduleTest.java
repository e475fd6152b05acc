package io.majorincident.oncall.schedule;

import static io.majorincident.oncall.schedule.ScheduleFixture.BERLIN;
import static io.majorincident.oncall.schedule.ScheduleFixture.NEW_YORK;
import static io.majorincident.oncall.schedule.ScheduleFixture.TOKYO;
import static io.majorincident.oncall.schedule.ScheduleFixture.WEEKEND;
import static io.majorincident.oncall.schedule.ScheduleFixture.always;
import static io.majorincident.oncall.schedule.ScheduleFixture.berlin;
import static io.majorincident.oncall.schedule.ScheduleFixture.daily;
import static io.majorincident.oncall.schedule.ScheduleFixture.holidayCrew;
import static io.majorincident.oncall.schedule.ScheduleFixture.holidays;
import static io.majorincident.oncall.schedule.ScheduleFixture.newYork;
import static io.majorincident.oncall.schedule.ScheduleFixture.onCall;
import static io.majorincident.oncall.schedule.ScheduleFixture.weekly;
import static io.majorincident.oncall.schedule.ScheduleFixture.workdays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A team around the clock: workdays, nights, weekends, holidays. */
class ScheduleTest {

  private final Schedule schedule =
      Schedule.of(
          BERLIN,
          weekly("weeks", always(BERLIN), "anna", "ben"),
          daily("nights", always(BERLIN).in(workdays(22, 6)), "nora", "nils", "nele"),
          weekly("weekend", always(BERLIN).in(WEEKEND), "wim", "wanda"),
          holidayCrew("holiday crew", "de-by", "hanna", "hugo"));

  @Test
  void aDay() {
    assertThat(schedule.at(berlin("2026-01-07T12:00")))
        .isEqualTo(
            new Duty(
                new Span(berlin("2026-01-07T12:00"), berlin("2026-01-07T22:00")),
                Optional.of("anna"),
                new Why.Turn("weeks"),
                List.of()));
  }

  @Test
  void aNightBelongsToTheEveningOnWhichItBegan() {
    Duty night = schedule.at(berlin("2026-01-08T03:00"));

    assertThat(night.person()).hasValue("nele").isNotEqualTo(Optional.of("anna"));
    assertThat(night.why()).isEqualTo(new Why.Turn("nights"));
    assertThat(night.span().to()).isEqualTo(berlin("2026-01-08T06:00"));
    assertThat(onCall(schedule, berlin("2026-01-08T06:00"))).isEqualTo("anna");
    assertThat(onCall(schedule, berlin("2026-01-07T22:00"))).isEqualTo("nele");
    assertThat(onCall(schedule, berlin("2026-01-08T22:00"))).isEqualTo("nora");
  }

  @Test
  void aSundayBelongsToTheWeekendAndNotToTheWeekNorToTheNight() {
    Duty sunday = schedule.at(berlin("2026-01-11T12:00"));

    assertThat(sunday.person()).hasValue("wim");
    assertThat(sunday.why()).isEqualTo(new Why.Turn("weekend"));
    assertThat(sunday.span().to()).isEqualTo(berlin("2026-01-12T08:00"));
    assertThat(onCall(schedule, berlin("2026-01-11T23:00"))).isEqualTo("wim");
    assertThat(onCall(schedule, berlin("2026-01-12T08:00"))).isEqualTo("ben");
    assertThat(onCall(schedule, berlin("2026-01-18T12:00"))).isEqualTo("wanda");
  }

  @Test
  void epiphanyHasItsOwnCrewInBavaria() {
    Duty epiphany = schedule.at(berlin("2026-01-06T12:00"));

    assertThat(epiphany.person()).hasValue("hanna");
    assertThat(epiphany.why()).isEqualTo(new Why.HolidayCrew("holiday crew"));
    assertThat(epiphany.span().to()).isEqualTo(berlin("2026-01-07T00:00"));
    assertThat(onCall(schedule, berlin("2026-01-05T12:00"))).isEqualTo("anna");
    assertThat(onCall(schedule, berlin("2026-01-07T12:00"))).isEqualTo("anna");
  }

  @Test
  void firstOfJanuaryBeginsInEachCountryAtItsOwnMidnight() {
    Schedule two =
        Schedule.of(
            BERLIN,
            weekly("weeks", always(BERLIN), "anna"),
            weekly("new york", always(NEW_YORK).onlyOnHolidays(holidays("us-ny")), "nick"),
            weekly("berlin", always(BERLIN).onlyOnHolidays(holidays("de-be")), "hanna"));

    assertThat(onCall(two, berlin("2026-12-31T23:59"))).isEqualTo("anna");
    assertThat(onCall(two, berlin("2027-01-01T00:00"))).isEqualTo("hanna");
    assertThat(newYork("2026-12-31T18:00")).isEqualTo(berlin("2027-01-01T00:00"));
    assertThat(onCall(two, berlin("2027-01-01T23:59"))).isEqualTo("hanna");
    assertThat(onCall(two, berlin("2027-01-02T00:00"))).isEqualTo("nick");
    assertThat(onCall(two, newYork("2027-01-01T23:59"))).isEqualTo("nick");
    assertThat(onCall(two, newYork("2027-01-02T00:00"))).isEqualTo("anna");
  }

  @Test
  void aDayIsAHolidayOnlyWhereItIsOne() {
    Layer bavaria = weekly("bavaria", always(BERLIN).notOnHolidays(holidays("de-by")), "anna");
    Layer hesse = weekly("hesse", always(BERLIN).notOnHolidays(holidays("de-he")), "anna");
    Instant epiphany = berlin("2026-01-06T12:00");

    assertThat(onCall(Schedule.of(BERLIN, bavaria), epiphany)).isEqualTo("nobody");
    assertThat(onCall(Schedule.of(BERLIN, hesse), epiphany)).isEqualTo("anna");
  }

  @Test
  void aHolidayThatIsMadeUpForCountsOnBothDays() {
    HolidayCalendar england = holidays("gb-eng");

    assertThat(england.isHoliday(LocalDate.parse("2026-12-26"))).isTrue();
    assertThat(england.isHoliday(LocalDate.parse("2026-12-28"))).isTrue();
    assertThat(england.isHoliday(LocalDate.parse("2026-12-29"))).isFalse();
    assertThat(holidays("us").isHoliday(LocalDate.parse("2027-12-31"))).isTrue();
    assertThat(holidays("de").isHoliday(LocalDate.parse("2027-12-31"))).isFalse();
  }

  @Test
  void noSuchCountryOrRegion() {
    assertThat(HolidayCalendar.find("DE-BY")).isEqualTo(HolidayCalendar.find("de-by")).isPresent();
    assertThat(List.of("xx", "de-xx", "de-by-xx", "", "-", "de-", "de-by-ag-x"))
        .allSatisfy(code -> assertThat(HolidayCalendar.find(code)).isEmpty());
  }

  @Test
  void aHolidayWithoutACrewIsAGapThatIsToldAsOne() {
    Schedule workdaysOnly =
        Schedule.of(
            BERLIN, weekly("days", always(BERLIN).notOnHolidays(holidays("de-by")), "anna", "ben"));

    assertThat(workdaysOnly.between(berlin("2026-01-05T12:00"), berlin("2026-01-07T12:00")))
        .containsExactly(
            new Duty(
                new Span(berlin("2026-01-05T12:00"), berlin("2026-01-06T00:00")),
                Optional.of("anna"),
                new Why.Turn("days"),
                List.of()),
            new Duty(
                new Span(berlin("2026-01-06T00:00"), berlin("2026-01-07T00:00")),
                Optional.empty(),
                new Why.Nobody(List.of()),
                List.of()),
            new Duty(
                new Span(berlin("2026-01-07T00:00"), berlin("2026-01-07T12:00")),
                Optional.of("anna"),
                new Why.Turn("days"),
                List.of()));
    assertThat(workdaysOnly.line(berlin("2026-01-06T12:00"))).isEmpty();
  }

  @Test
  void beforeTheStartAndAfterTheEndNobodyIsOnCall() {
    Span january = ScheduleFixture.span("2026-01-05T08:00", "2026-02-01T00:00");
    Schedule short_ =
        Schedule.of(
            BERLIN, weekly("weeks", Coverage.during(january, new WallClock(BERLIN)), "anna"));

    assertThat(onCall(short_, berlin("2026-01-05T07:59"))).isEqualTo("nobody");
    assertThat(onCall(short_, berlin("2026-01-05T08:00"))).isEqualTo("anna");
    assertThat(onCall(short_, berlin("2026-01-31T23:59"))).isEqualTo("anna");
    assertThat(onCall(short_, berlin("2026-02-01T00:00"))).isEqualTo("nobody");
  }

  @Test
  void theSunIsFollowedOverThreeZones() {
    Schedule sun =
        Schedule.of(
            BERLIN,
            weekly("tokyo", always(TOKYO).in(daytime()), "taro", "tomo"),
            weekly("berlin", always(BERLIN).in(daytime()), "anna", "ben"),
            weekly("new york", always(NEW_YORK).in(daytime()), "nick", "nora"));

    assertThat(onCall(sun, Instant.parse("2026-01-07T02:00:00Z"))).isEqualTo("taro");
    assertThat(onCall(sun, Instant.parse("2026-01-07T10:00:00Z"))).isEqualTo("anna");
    assertThat(onCall(sun, Instant.parse("2026-01-07T18:00:00Z"))).isEqualTo("nick");
    assertThat(onCall(sun, Instant.parse("2026-01-14T02:00:00Z"))).isEqualTo("tomo");
    assertThat(
            sun.between(
                Instant.parse("2026-01-07T00:00:00Z"), Instant.parse("2026-01-08T00:00:00Z")))
        .extracting(duty -> duty.person().orElse("nobody"))
        .containsExactly("taro", "anna", "nick", "taro");
  }

  @Test
  void whoHandsOverToThemselvesHasOneLongDuty() {
    Schedule alone = Schedule.of(BERLIN, weekly("weeks", always(BERLIN), "anna"));

    assertThat(alone.between(berlin("2026-02-01T00:00"), berlin("2026-03-01T00:00"))).hasSize(1);
    assertThat(alone.at(berlin("2026-02-01T00:00")).span().length())
        .isEqualTo(Duration.ofDays(366));
  }

  @Test
  void dutiesLeaveNoHoleBetweenThem() {
    List<Duty> year = schedule.between(berlin("2025-12-01T00:00"), berlin("2027-01-01T00:00"));

    assertThat(year.get(0).isGap()).isTrue();
    assertThat(year.get(0).span().to()).isEqualTo(berlin("2026-01-05T08:00"));
    assertThat(year)
        .last()
        .satisfies(it -> assertThat(it.span().to()).isEqualTo(berlin("2027-01-01T00:00")));
    for (int i = 1; i < year.size(); i++) {
      assertThat(year.get(i).span().from()).isEqualTo(year.get(i - 1).span().to());
      assertThat(year.get(i).saysTheSameAs(year.get(i - 1))).isFalse();
    }
  }

  @Test
  void aMomentAndAYearSayTheSame() {
    for (Duty duty : schedule.between(berlin("2026-03-01T00:00"), berlin("2026-06-01T00:00"))) {
      Duty alone = schedule.at(duty.span().from());
      assertThat(alone.saysTheSameAs(duty)).as("%s as %s", alone, duty).isTrue();
    }
  }

  @Test
  void theNextInLineComesFromTheSameLayerAndThenFromTheLayersBelow() {
    assertThat(schedule.line(berlin("2026-01-06T23:00")))
        .containsExactly("hanna", "hugo", "nils", "nele", "nora", "anna", "ben");
    assertThat(schedule.line(berlin("2026-01-11T12:00")))
        .containsExactly("wim", "wanda", "anna", "ben");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    Layer weeks = weekly("weeks", always(BERLIN), "anna");

    assertThatThrownBy(() -> weekly("empty", always(BERLIN)))
        .hasMessage("The layer 'empty' has nobody. Name one person at least.");
    assertThatThrownBy(() -> Schedule.of(BERLIN, weeks, weeks)).hasMessageContaining("'weeks'");
    assertThatThrownBy(() -> Rhythm.hours(0, ScheduleFixture.START, BERLIN))
        .hasMessageContaining("every 0 Hours");
    assertThatThrownBy(
            () -> new Window(DayOfWeek.MONDAY, LocalTime.NOON, DayOfWeek.MONDAY, LocalTime.NOON))
        .hasMessageContaining("is empty");
    assertThatThrownBy(() -> schedule.between(Instant.EPOCH, Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                weekly(
                    "since ever",
                    Coverage.during(Span.ALWAYS, new WallClock(ZoneId.of("UTC"))).in(WEEKEND),
                    "anna"))
        .hasMessageContaining("has no start");
  }

  private static Window[] daytime() {
    return Stream.of(DayOfWeek.values())
        .map(day -> Window.daily(day, LocalTime.of(8, 0), LocalTime.of(18, 0)))
        .toArray(Window[]::new);
  }
}
