package io.majorincident.oncall.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursOfDayTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final HoursOfDay NIGHT = HoursOfDay.read("22:00-07:00");

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T20:59:59Z, , ",
    "2026-11-22T21:00:00Z, 2026-11-23T06:00:00Z, 2026-11-22",
    "2026-11-23T01:00:00Z, 2026-11-23T06:00:00Z, 2026-11-22",
    "2026-11-23T05:59:59Z, 2026-11-23T06:00:00Z, 2026-11-22",
    "2026-11-23T06:00:00Z, , ",
    // the clock goes forward at two: the night has eight hours
    "2026-03-28T21:00:00Z, 2026-03-29T05:00:00Z, 2026-03-28",
    "2026-03-29T05:00:00Z, , ",
    // the clock goes back at three: it has ten
    "2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z, 2026-10-24",
    "2026-10-25T01:30:00Z, 2026-10-25T06:00:00Z, 2026-10-24",
    "2026-10-25T05:59:59Z, 2026-10-25T06:00:00Z, 2026-10-24",
  })
  void aNightGoesByTheClockOnTheWall(Instant moment, Instant end, LocalDate began) {
    assertThat(NIGHT.end(moment, BERLIN).orElse(null)).isEqualTo(end);
    assertThat(NIGHT.day(moment, BERLIN).orElse(null)).isEqualTo(began);
  }

  @Test
  void anEndThatSpringSkipsIsTheMomentOfTheChange() {
    assertThat(HoursOfDay.read("23:00-02:30").end(Instant.parse("2026-03-29T00:30:00Z"), BERLIN))
        .contains(Instant.parse("2026-03-29T01:00:00Z"));
  }

  @Test
  void hoursThatSpringSkipsDoNotHappenOnThatDay() {
    HoursOfDay skipped = HoursOfDay.read("02:00-03:00");
    assertThat(skipped.end(Instant.parse("2026-03-29T01:00:00Z"), BERLIN)).isEmpty();
    assertThat(skipped.end(Instant.parse("2026-03-30T00:30:00Z"), BERLIN)).isPresent();
  }

  @Test
  void theyMayLieWithinADay() {
    HoursOfDay noon = HoursOfDay.read("12:00 - 13:30");
    assertThat(noon.day(Instant.parse("2026-11-23T11:30:00Z"), BERLIN))
        .contains(LocalDate.parse("2026-11-23"));
    assertThat(noon.day(Instant.parse("2026-11-23T12:30:00Z"), BERLIN)).isEmpty();
  }

  @Test
  void theSameMomentIsNightHereAndDayThere() {
    Instant moment = Instant.parse("2026-11-23T01:00:00Z");
    assertThat(NIGHT.end(moment, ZoneId.of("Asia/Tokyo"))).isEmpty();
    assertThat(NIGHT.end(moment, ZoneId.of("America/New_York"))).isEmpty();
    assertThat(NIGHT.end(moment, ZoneId.of("Europe/London")))
        .contains(moment.plus(Duration.ofHours(6)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "night", "22-7", "22:00", "22:00-22:00", "24:00-07:00", "22:00-07:61"})
  void whatSaysNoHoursIsTold(String text) {
    assertThat(HoursOfDay.find(text)).isEmpty();
    assertThatThrownBy(() -> HoursOfDay.read(text)).hasMessageContaining("as in 22:00-07:00");
  }
}
