package io.majorincident.planning.imports;

import static io.majorincident.planning.imports.ImportFixture.BERLIN;
import static io.majorincident.planning.imports.ImportFixture.assertOnlyThisChanged;
import static io.majorincident.planning.imports.ImportFixture.assertSame;
import static io.majorincident.planning.imports.ImportFixture.imported;
import static io.majorincident.planning.imports.ImportFixture.refused;
import static io.majorincident.planning.imports.ImportFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.oncall.PlanFault;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events of a calendar become overrides of the schedule that a team has. */
class CalendarTest {

  private static final String TEAM = "payments";

  private final String plan = imported(TEAM, "icalendar", "calendar.ics");

  @Test
  void whoIsOnCallIsWhoTheCalendarSaysAndElseTheRotation() {
    assertSame(plan, TEAM, CalendarTest::inCalendar);
  }

  @Test
  void allElseInThePlanStaysAsItIsWritten() {
    assertOnlyThisChanged(plan, TEAM, "\n  catalogue:\n");
  }

  @Test
  void theSameEventsAddNothingTheSecondTime() {
    assertThat(
            ScheduleImport.newPlan(
                plan, TEAM, "icalendar", text("plans/calendar.ics"), ImportFixture.NOW))
        .isEqualTo(plan);
  }

  @Test
  void aLongScheduleKeepsAllThatItSays() {
    String operations = imported("operations", "icalendar", "calendar.ics");
    assertThat(operations)
        .contains("name: holiday crew", "person: david", "beside: clara", "at: 2026-12-17 12:00")
        .contains("from: 2026-12-24 14:00", "from: 2026-03-28 20:00");
    assertOnlyThisChanged(
        operations, "operations", "\n# What can fail, and which team answers for it.");
  }

  @Test
  void whoIsOnCallAlreadyByAnOverrideIsNotPushedAside() {
    String event = event("20261224T140000Z", "20261224T150000Z", "hugo");
    assertThat(refused("operations", "icalendar", event).faults())
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains("'hugo' and 'clara' would be on call"));
  }

  @Test
  void everythingThatCannotBeSaidIsToldAtOnceWithItsPlace() {
    assertThat(refused(TEAM, "icalendar", text("plans/calendar-refused.ics")).faults())
        .extracting(PlanFault::line)
        .containsExactly(4, 10, 17, 23, 29, 35, 42, 46, 49);
    assertThat(refused(TEAM, "icalendar", "no calendar").faults())
        .extracting(PlanFault::text)
        .anyMatch(it -> it.contains("no BEGIN:VCALENDAR"));
  }

  @Test
  @Timeout(20)
  void whatWouldNeverEndIsRefused() {
    String far = event("99990101T000000Z", "99990101T010000Z", "hugo");
    assertThat(refused(TEAM, "icalendar", far).faults()).isNotEmpty();
    for (String rule :
        List.of(
            "FREQ=SECONDLY;COUNT=5;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=MINUTELY;UNTIL=99991231T000000Z",
            "FREQ=HOURLY;COUNT=9",
            "FREQ=YEARLY;COUNT=9;BYMONTH=2;BYMONTHDAY=30")) {
      String event =
          event("20261224T140000Z", "20261224T150000Z", "hugo")
              .replace("END:VEVENT", "RRULE:" + rule + "\nEND:VEVENT");
      assertThat(refused(TEAM, "icalendar", event).faults()).as(rule).isNotEmpty();
    }
    String one = event("20261224T140000Z", "20261224T150000Z", "hugo");
    String body = one.substring(one.indexOf("BEGIN:VEVENT"), one.indexOf("END:VCALENDAR"));
    assertThat(refused(TEAM, "icalendar", one.replace(body, body.repeat(20_000))).faults())
        .anyMatch(it -> it.text().contains("More than 2000 shifts"));
  }

  @Test
  void aFoldedBeginIsNoWayOut() {
    String folded =
        event("20261224T140000Z", "20261224T150000Z", "nobody")
            .replace("BEGIN:VEVENT", "BEGIN:VEV\n ENT");
    assertThat(refused(TEAM, "icalendar", folded).faults()).isNotEmpty();
  }

  private static String event(String from, String to, String who) {
    return """
    BEGIN:VCALENDAR
    VERSION:2.0
    BEGIN:VEVENT
    DTSTART:%s
    DTEND:%s
    SUMMARY:%s
    END:VEVENT
    END:VCALENDAR
    """
        .formatted(from, to, who);
  }

  private static String inCalendar(ZonedDateTime at) {
    if (isIn(at, "2026-03-28T20:00:00", "2026-03-29T10:00:00")
        || isIn(at, "2026-04-03T00:00:00", "2026-04-05T00:00:00")) {
      return "anna";
    }
    if (isIn(at, "2026-03-30T18:00:00", "2026-03-31T08:00:00")
        || isIn(at, "2026-04-07T12:00:00", "2026-04-07T13:30:00")
        || isIn(at, "2026-04-21T12:00:00", "2026-04-21T13:30:00")) {
      return "ben";
    }
    long hours =
        ChronoUnit.HOURS.between(LocalDateTime.parse("2026-01-05T10:00:00"), at.toLocalDateTime());
    return hours / (7 * 24) % 2 == 0 ? "anna" : "ben";
  }

  private static boolean isIn(ZonedDateTime at, String from, String to) {
    return !at.isBefore(LocalDateTime.parse(from).atZone(BERLIN))
        && at.isBefore(LocalDateTime.parse(to).atZone(BERLIN));
  }
}
