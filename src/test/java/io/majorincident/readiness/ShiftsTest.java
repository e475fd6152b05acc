package io.majorincident.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.oncall.Plan;
import io.majorincident.oncall.PlanFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which shifts come, and when somebody is told of them. */
class ShiftsTest {

  /** Hand-overs are on Mondays at 08:00Z. */
  private static final Instant FRIDAY = Instant.parse("2026-03-20T09:00:00Z");

  private static final Instant BEGINS = Instant.parse("2026-03-23T08:00:00Z");

  private static final List<Duration> AHEAD = List.of(Duration.ofDays(2), Duration.ofHours(1));

  @Test
  void aShiftThatBeginsWithinThreeDaysComesAndOneThatRunsDoesNot() {
    Shift bens = new Shift("shop", "ben", BEGINS);
    assertThat(shifts("", FRIDAY).coming()).containsExactly(bens);
    assertThat(shifts("", FRIDAY.minus(Duration.ofDays(1))).coming()).isEmpty();
    assertThat(shifts("", BEGINS).coming()).as("runs").isEmpty();
    assertThat(shifts("", FRIDAY).find(bens))
        .contains(
            new Shifts.Surrounded(
                bens,
                Optional.of(Instant.parse("2026-03-30T07:00:00Z")),
                Optional.of("anna"),
                Optional.of("clara")));
    assertThat(shifts("", BEGINS).find(bens)).as("has begun").isEmpty();
  }

  @Test
  void whoTakesOverWhatComesBeforeTheirShiftHasOneThatBeginsEarlier() {
    Shifts shifts = shifts("{person: ben, from: 2026-03-22 20:00, to: 2026-03-23 09:00}", FRIDAY);
    assertThat(shifts.coming())
        .containsExactly(new Shift("shop", "ben", Instant.parse("2026-03-22T19:00:00Z")));
    assertThat(shifts.find(new Shift("shop", "ben", BEGINS))).isEmpty();
  }

  @Test
  void whoHasJustTakenOverIsNotToldOfThePast() {
    Shifts shifts = shifts("{person: clara, from: 2026-03-20 10:00, to: 2026-03-20 12:00}", FRIDAY);
    assertThat(shifts.coming())
        .containsExactly(
            new Shift("shop", "anna", Instant.parse("2026-03-20T11:00:00Z")),
            new Shift("shop", "ben", BEGINS));
  }

  @Test
  void remindersComeOneAfterTheOther() {
    assertThat(next(null, "2026-03-20T09:00:00Z")).contains(due(2 * 24, "2026-03-21T08:00:00Z"));
    assertThat(next(Duration.ofDays(2), "2026-03-21T08:00:00Z"))
        .contains(due(1, "2026-03-23T07:00:00Z"));
    assertThat(next(Duration.ofHours(1), "2026-03-23T07:00:00Z")).isEmpty();
  }

  @Test
  void whatShouldHaveBeenSentIsSentNowUnlessALaterOneIsDueToo() {
    assertThat(next(null, "2026-03-22T12:00:00Z")).contains(due(2 * 24, "2026-03-22T12:00:00Z"));
    assertThat(next(null, "2026-03-23T07:30:00Z")).contains(due(1, "2026-03-23T07:30:00Z"));
    assertThat(next(Duration.ofDays(2), "2026-03-23T07:30:00Z"))
        .contains(due(1, "2026-03-23T07:30:00Z"));
  }

  private static Optional<Reminders.Reminder> next(Duration sent, String now) {
    return new Reminders(AHEAD).next(Optional.ofNullable(sent), BEGINS, Instant.parse(now));
  }

  private static Reminders.Reminder due(int hours, String at) {
    return new Reminders.Reminder(Duration.ofHours(hours), Instant.parse(at));
  }

  private static Shifts shifts(String override, Instant now) {
    return new Shifts(plan(override.isEmpty() ? "" : "overrides: [" + override + "]"), now);
  }

  private static Plan plan(String overrides) {
    return PlanFile.read(
        """
        company: Corner Shop
        language: en
        zone: Europe/Berlin
        defaultTeam: shop
        people:
          anna: {name: Anna, roles: [incidentManager], contacts: [mail: anna@shop.example]}
          ben: {name: Ben, contacts: [mail: ben@shop.example]}
          clara: {name: Clara, contacts: [mail: clara@shop.example]}
        teams:
          shop:
            name: Shop
            members: [anna, ben, clara]
            rotation:
              start: 2026-03-16
              handoverDay: Monday
              handoverTime: 09:00
              people: [anna, ben, clara]
              %s
        services:
          till: {name: Till, importance: critical, team: shop}
        """
            .formatted(overrides),
        "of the test");
  }
}
