package io.majorincident.oncall.schedule;

import static io.majorincident.oncall.schedule.ScheduleFixture.BERLIN;
import static io.majorincident.oncall.schedule.ScheduleFixture.always;
import static io.majorincident.oncall.schedule.ScheduleFixture.berlin;
import static io.majorincident.oncall.schedule.ScheduleFixture.holidayCrew;
import static io.majorincident.oncall.schedule.ScheduleFixture.onCall;
import static io.majorincident.oncall.schedule.ScheduleFixture.span;
import static io.majorincident.oncall.schedule.ScheduleFixture.weekly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Overrides, absences, swaps and shadows. Anna has the first week, then Ben, then Clara. */
class AgreementsTest {

  private final Layer weeks = weekly("weeks", always(BERLIN), "anna", "ben", "clara");
  private final Schedule schedule = Schedule.of(BERLIN, weeks);

  @Test
  void anOverrideBeginsAndEndsInTheMiddleOfShifts() {
    Schedule overridden =
        schedule.with(new Takeover("dora", span("2026-01-11T18:00", "2026-01-13T09:00")));

    assertThat(overridden.between(berlin("2026-01-10T00:00"), berlin("2026-01-15T00:00")))
        .extracting(duty -> duty.person().get(), Duty::why, duty -> duty.span().to())
        .containsExactly(
            tuple("anna", new Why.Turn("weeks"), berlin("2026-01-11T18:00")),
            tuple("dora", new Why.TakenOver(Optional.of("anna")), berlin("2026-01-12T08:00")),
            tuple("dora", new Why.TakenOver(Optional.of("ben")), berlin("2026-01-13T09:00")),
            tuple("ben", new Why.Turn("weeks"), berlin("2026-01-15T00:00")));
  }

  @Test
  void whoHasBeenTakenOverFromIsAskedLast() {
    Schedule overridden =
        schedule.with(new Takeover("dora", span("2026-01-07T00:00", "2026-01-08T00:00")));

    assertThat(overridden.line(berlin("2026-01-07T12:00")))
        .containsExactly("dora", "ben", "clara", "anna");
  }

  @Test
  void anOverrideFillsAGap() {
    Schedule gap =
        Schedule.of(BERLIN)
            .with(new Takeover("dora", span("2026-01-07T00:00", "2026-01-08T00:00")));

    assertThat(gap.at(berlin("2026-01-07T12:00")).why())
        .isEqualTo(new Why.TakenOver(Optional.empty()));
    assertThat(onCall(gap, berlin("2026-01-08T00:00"))).isEqualTo("nobody");
  }

  @Test
  void anOverrideBySomebodyWhoIsAwayIsNone() {
    Schedule overridden =
        schedule
            .with(new Takeover("dora", span("2026-01-07T00:00", "2026-01-09T00:00")))
            .with(new Absence("dora", span("2026-01-08T00:00", "2026-01-10T00:00")));

    assertThat(onCall(overridden, berlin("2026-01-07T12:00"))).isEqualTo("dora");
    assertThat(onCall(overridden, berlin("2026-01-08T12:00"))).isEqualTo("anna");
  }

  @Test
  void twoWhoTakeOverAtTheSameTimeAreRefused() {
    Schedule one =
        schedule.with(new Takeover("dora", span("2026-01-07T00:00", "2026-01-09T00:00")));

    assertThatThrownBy(
            () -> one.with(new Takeover("emil", span("2026-01-08T00:00", "2026-01-10T00:00"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("take over at the same time");
    assertThat(
            onCall(
                one.with(new Takeover("emil", span("2026-01-09T00:00", "2026-01-10T00:00"))),
                berlin("2026-01-09T00:00")))
        .isEqualTo("emil");
  }

  @Test
  void anAbsenceFoundOutAtNoonIsFilledFromNoonOnByTheNextInLine() {
    Instant noon = berlin("2026-01-07T12:00");
    Schedule absent =
        schedule.with(new Absence("anna", new Span(noon, berlin("2026-01-09T00:00"))));

    assertThat(onCall(absent, noon.minusNanos(1))).isEqualTo("anna");
    Duty filled = absent.at(noon);
    assertThat(filled.person()).hasValue("ben");
    assertThat(filled.why()).isEqualTo(new Why.Filled("weeks", "anna"));
    assertThat(filled.span().to()).isEqualTo(berlin("2026-01-09T00:00"));
    assertThat(onCall(absent, berlin("2026-01-09T00:00"))).isEqualTo("anna");
    assertThat(absent.line(noon)).containsExactly("ben", "clara").doesNotContain("anna");
  }

  @Test
  void theNextInLineMayBeAwayToo() {
    Schedule absent =
        schedule
            .with(new Absence("anna", span("2026-01-05T08:00", "2026-01-12T08:00")))
            .with(new Absence("ben", span("2026-01-07T00:00", "2026-01-08T00:00")));

    assertThat(onCall(absent, berlin("2026-01-06T12:00"))).isEqualTo("ben");
    assertThat(onCall(absent, berlin("2026-01-07T12:00"))).isEqualTo("clara");
    assertThat(onCall(absent, berlin("2026-01-08T12:00"))).isEqualTo("ben");
  }

  @Test
  void aHolidayCrewOfWhichEverybodyIsAwayLeavesTheHolidayToTheLayerBelow() {
    Layer crew = holidayCrew("crew", "de-by", "hanna", "hugo");
    Schedule both = Schedule.of(BERLIN, weeks, crew);
    Instant epiphany = berlin("2026-01-06T12:00");
    Span day = span("2026-01-06T00:00", "2026-01-07T00:00");
    Schedule oneAway = both.with(new Absence("hanna", day));
    Schedule bothAway = oneAway.with(new Absence("hugo", day));

    assertThat(onCall(both, epiphany)).isEqualTo("hanna");
    assertThat(onCall(oneAway, epiphany)).isEqualTo("hugo");
    assertThat(bothAway.at(epiphany).person()).hasValue("anna");
    assertThat(bothAway.at(epiphany).why()).isEqualTo(new Why.Filled("weeks", "hanna"));
  }

  @Test
  void whereEverybodyIsAwayThereIsAGapThatSaysWhoWouldHaveBeenOnCall() {
    Span week = span("2026-01-05T08:00", "2026-01-12T08:00");
    Schedule empty = schedule;
    for (String person : List.of("anna", "ben", "clara")) {
      empty = empty.with(new Absence(person, week));
    }

    assertThat(empty.at(berlin("2026-01-07T12:00")))
        .isEqualTo(
            new Duty(
                new Span(berlin("2026-01-07T12:00"), berlin("2026-01-12T08:00")),
                Optional.empty(),
                new Why.Nobody(List.of("anna")),
                List.of()));
    assertThat(empty.line(berlin("2026-01-07T12:00"))).isEmpty();
  }

  @Test
  void twoExchangeTheirShiftsAndNothingElseChanges() {
    Schedule swapped = schedule.with(swap("2026-01-07T12:00", "2026-01-14T12:00"));

    assertThat(swapped.between(berlin("2026-01-05T08:00"), berlin("2026-02-02T08:00")))
        .extracting(duty -> duty.person().get(), Duty::why)
        .containsExactly(
            tuple("ben", new Why.Swapped("weeks", "anna")),
            tuple("anna", new Why.Swapped("weeks", "ben")),
            tuple("clara", new Why.Turn("weeks")),
            tuple("anna", new Why.Turn("weeks")));
  }

  @Test
  void aShiftMayChangeHandsAgain() {
    Schedule swapped =
        schedule
            .with(swap("2026-01-07T12:00", "2026-01-14T12:00"))
            .with(swap("2026-01-14T12:00", "2026-01-21T12:00"));

    assertThat(onCall(swapped, berlin("2026-01-07T12:00"))).isEqualTo("ben");
    assertThat(onCall(swapped, berlin("2026-01-14T12:00"))).isEqualTo("clara");
    assertThat(onCall(swapped, berlin("2026-01-21T12:00"))).isEqualTo("anna");
    assertThatThrownBy(() -> swapped.with(swap("2026-01-21T12:00", "2026-01-07T12:00")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a cycle of swaps");
  }

  @Test
  void theShiftsOfATimeAreThoseThatBeginInIt() {
    Schedule swapped = schedule.with(swap("2026-01-07T12:00", "2026-01-14T12:00"));

    assertThat(swapped.shifts(span("2026-01-05T08:00", "2026-01-19T08:00")))
        .containsExactly(
            new Shift("weeks", span("2026-01-05T08:00", "2026-01-12T08:00"), "ben"),
            new Shift("weeks", span("2026-01-12T08:00", "2026-01-19T08:00"), "anna"));
    assertThat(swapped.shifts(span("2026-01-05T08:01", "2026-01-12T08:00"))).isEmpty();
    assertThat(swapped.shift(new ShiftAt("weeks", berlin("2026-01-07T12:00"))))
        .hasValue(new Shift("weeks", span("2026-01-05T08:00", "2026-01-12T08:00"), "ben"));
    assertThat(swapped.shift(new ShiftAt("weeks", berlin("2026-01-01T12:00")))).isEmpty();
    assertThat(swapped.shift(new ShiftAt("days", berlin("2026-01-07T12:00")))).isEmpty();
  }

  @Test
  void ofAShiftIsLeftWhatNobodyElseDoes() {
    Shift annas = new Shift("weeks", span("2026-01-05T08:00", "2026-01-12T08:00"), "anna");
    Takeover day = new Takeover("ben", span("2026-01-06T08:00", "2026-01-07T08:00"));
    Absence days = new Absence("anna", span("2026-01-08T08:00", "2026-01-10T08:00"));

    assertThat(schedule.left(annas)).isEqualTo(Duration.ofDays(7));
    assertThat(schedule.with(day).with(days).left(annas)).isEqualTo(Duration.ofDays(4));
    assertThat(schedule.left(annas.by("ben"))).isEqualTo(Duration.ZERO);
    assertThat(schedule.with(new Takeover("ben", annas.span())).left(annas))
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void aShiftIsNotExchangedWithItselfNorWithNone() {
    assertThatThrownBy(() -> schedule.with(swap("2026-01-07T12:00", "2026-01-08T12:00")))
        .hasMessageContaining("a cycle of swaps");
    assertThatThrownBy(() -> schedule.with(swap("2026-01-07T12:00", "2026-01-01T12:00")))
        .hasMessageContaining("has no shift at 2026-01-01T11:00:00Z");
  }

  @Test
  void whoTookAShiftAndIsAwayIsFilledForToo() {
    Schedule swapped =
        schedule
            .with(swap("2026-01-07T12:00", "2026-01-14T12:00"))
            .with(new Absence("ben", span("2026-01-07T00:00", "2026-01-08T00:00")));

    assertThat(swapped.at(berlin("2026-01-07T12:00")).person()).hasValue("clara");
    assertThat(swapped.at(berlin("2026-01-07T12:00")).why())
        .isEqualTo(new Why.Filled("weeks", "ben"));
  }

  @Test
  void aNewcomerIsToldOfBesideTheOneOnCallAndNeverInstead() {
    Schedule shadowed =
        schedule.with(
            new Shadow("nina", Optional.empty(), span("2026-01-07T00:00", "2026-01-14T00:00")));
    Duty duty = shadowed.at(berlin("2026-01-07T12:00"));

    assertThat(duty.person()).hasValue("anna");
    assertThat(duty.shadows()).containsExactly("nina");
    assertThat(shadowed.at(berlin("2026-01-13T12:00")).person()).hasValue("ben");
    assertThat(shadowed.at(berlin("2026-01-14T00:00")).shadows()).isEmpty();
    assertThat(shadowed.line(berlin("2026-01-07T12:00"))).doesNotContain("nina");
  }

  @Test
  void aNewcomerFollowsOnlyTheOneToLearnFrom() {
    Schedule shadowed =
        schedule
            .with(
                new Shadow(
                    "nina", Optional.of("ben"), span("2026-01-05T00:00", "2026-02-01T00:00")))
            .with(new Absence("nina", span("2026-01-15T00:00", "2026-01-16T00:00")));

    assertThat(shadowed.at(berlin("2026-01-07T12:00")).shadows()).isEmpty();
    assertThat(shadowed.at(berlin("2026-01-14T12:00")).shadows()).containsExactly("nina");
    assertThat(shadowed.at(berlin("2026-01-15T12:00")).shadows()).isEmpty();
  }

  @Test
  void aGapHasNoShadow() {
    Schedule gap =
        Schedule.of(BERLIN)
            .with(
                new Shadow("nina", Optional.empty(), span("2026-01-05T00:00", "2026-02-01T00:00")));

    assertThat(gap.at(berlin("2026-01-07T12:00")).shadows()).isEmpty();
  }

  private static Swap swap(String one, String other) {
    return new Swap(new ShiftAt("weeks", berlin(one)), new ShiftAt("weeks", berlin(other)));
  }
}
