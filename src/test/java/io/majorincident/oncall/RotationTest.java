package io.majorincident.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotationTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  private final Rotation weekly = mondaysAtTen("anna", "ben", "clara");

  @Test
  void handsOverEachWeekAndBeginsAnewAfterTheLast() {
    assertThat(onCall(weekly, berlin("2026-01-06T12:00"))).isEqualTo("anna");
    assertThat(onCall(weekly, berlin("2026-01-13T12:00"))).isEqualTo("ben");
    assertThat(onCall(weekly, berlin("2026-01-20T12:00"))).isEqualTo("clara");
    assertThat(onCall(weekly, berlin("2026-01-27T12:00"))).isEqualTo("anna");
  }

  @Test
  void theNextInTheRotationIsSecondary() {
    assertThat(next(weekly, berlin("2026-01-06T12:00"))).isEqualTo("ben");
    assertThat(next(weekly, berlin("2026-01-20T12:00"))).isEqualTo("anna");
  }

  @Test
  void theNewPersonIsOnCallFromTheVeryMomentOfTheHandover() {
    Instant handover = berlin("2026-01-12T10:00");

    assertThat(onCall(weekly, handover.minus(A_MOMENT))).isEqualTo("anna");
    assertThat(onCall(weekly, handover)).isEqualTo("ben");
  }

  @Test
  void somebodyIsOnCallBeforeTheStartToo() {
    Instant start = berlin("2026-01-05T10:00");

    assertThat(onCall(weekly, start)).isEqualTo("anna");
    assertThat(onCall(weekly, start.minus(A_MOMENT))).isEqualTo("clara");
    assertThat(next(weekly, start.minus(A_MOMENT))).isEqualTo("anna");
    assertThat(onCall(weekly, berlin("2025-12-23T12:00"))).isEqualTo("ben");
    assertThat(onCall(weekly, berlin("2025-12-16T12:00"))).isEqualTo("anna");
    assertThat(onCall(weekly, Instant.EPOCH)).isIn("anna", "ben", "clara");
  }

  @Test
  void aStartWithinTheWeekIsInTheWeekOfTheFirstPerson() {
    Rotation fromThursday =
        new Rotation(
            LocalDateTime.parse("2026-01-01T00:00"),
            BERLIN,
            DayOfWeek.MONDAY,
            LocalTime.of(10, 0),
            List.of("anna", "ben"));

    assertThat(onCall(fromThursday, berlin("2026-01-02T00:00"))).isEqualTo("anna");
    assertThat(onCall(fromThursday, berlin("2026-01-05T09:59"))).isEqualTo("anna");
    assertThat(onCall(fromThursday, berlin("2026-01-05T10:00"))).isEqualTo("ben");
  }

  @Test
  void inSummerTheHandoverIsAtTheSameTimeOnTheWall() {
    Instant beforeTheChange = Instant.parse("2026-03-23T09:00:00Z");
    Instant afterTheChange = Instant.parse("2026-03-30T08:00:00Z");

    assertThat(Duration.between(beforeTheChange, afterTheChange)).hasHours(7 * 24 - 1);
    assertHandover(weekly, beforeTheChange, "clara", "anna", "ben", "clara");
    assertHandover(weekly, afterTheChange, "clara", "anna", "ben", "clara");
  }

  @Test
  void inWinterTheHandoverIsAtTheSameTimeOnTheWall() {
    Instant beforeTheChange = Instant.parse("2026-10-19T08:00:00Z");
    Instant afterTheChange = Instant.parse("2026-10-26T09:00:00Z");

    assertThat(Duration.between(beforeTheChange, afterTheChange)).hasHours(7 * 24 + 1);
    assertHandover(weekly, beforeTheChange, "clara", "anna", "ben", "clara");
    assertHandover(weekly, afterTheChange, "clara", "anna", "ben", "clara");
  }

  @Test
  void aHandoverInTheHourThatSpringSkipsHappensRightAfterIt() {
    Rotation sundays = sundaysAtHalfPastTwo();

    assertThat(onCall(sundays, Instant.parse("2026-03-29T00:59:59Z"))).isEqualTo("ben");
    assertThat(onCall(sundays, Instant.parse("2026-03-29T01:30:00Z"))).isEqualTo("anna");
  }

  @Test
  void aHandoverInTheHourThatAutumnRepeatsHappensOnce() {
    Rotation sundays = sundaysAtHalfPastTwo();
    Instant firstHalfPastTwo = Instant.parse("2026-10-25T00:30:00Z");

    String before = onCall(sundays, firstHalfPastTwo.minus(A_MOMENT));
    String after = onCall(sundays, firstHalfPastTwo);

    assertThat(after).isNotEqualTo(before);
    for (int minutes = 0; minutes < 120; minutes++) {
      assertThat(onCall(sundays, firstHalfPastTwo.plus(Duration.ofMinutes(minutes))))
          .isEqualTo(after);
    }
  }

  @Test
  void whoTakesTwoWeeksInARowHasSomebodyElseAsSecondary() {
    Rotation twoWeeks = mondaysAtTen("anna", "anna", "ben");

    assertThat(onCall(twoWeeks, berlin("2026-01-06T12:00"))).isEqualTo("anna");
    assertThat(next(twoWeeks, berlin("2026-01-06T12:00"))).isEqualTo("ben");
  }

  @Test
  void whoIsAloneIsAlwaysOnCall() {
    Rotation alone = mondaysAtTen("anna");

    assertThat(alone.schedule().line(berlin("2026-01-13T12:00"))).containsExactly("anna");
  }

  @Test
  void aRotationOfNobodyIsRefused() {
    assertThatThrownBy(RotationTest::mondaysAtTen)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Name one person at least");
  }

  private static String onCall(Rotation rotation, Instant moment) {
    return rotation.schedule().at(moment).person().orElseThrow();
  }

  private static String next(Rotation rotation, Instant moment) {
    return rotation.schedule().line(moment).get(1);
  }

  private static Rotation mondaysAtTen(String... people) {
    return new Rotation(
        LocalDateTime.parse("2026-01-05T10:00"),
        BERLIN,
        DayOfWeek.MONDAY,
        LocalTime.of(10, 0),
        List.of(people));
  }

  private static Rotation sundaysAtHalfPastTwo() {
    return new Rotation(
        LocalDateTime.parse("2026-03-15T02:30"),
        BERLIN,
        DayOfWeek.SUNDAY,
        LocalTime.of(2, 30),
        List.of("anna", "ben"));
  }

  /** Whoever comes, comes at this moment and not before, and in the order of the rotation. */
  private static void assertHandover(Rotation rotation, Instant at, String... order) {
    String before = onCall(rotation, at.minus(A_MOMENT));
    String after = onCall(rotation, at);
    assertThat(order).containsSequence(before, after);
    assertThat(after).isNotEqualTo(before);
  }

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }
}
