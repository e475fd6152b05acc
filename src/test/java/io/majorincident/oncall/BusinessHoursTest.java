package io.majorincident.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When somebody may be called for what is not urgent. */
class BusinessHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T01:00:00Z, 2026-11-23T08:00:00Z, Monday night",
    "2026-11-23T08:00:00Z, 2026-11-23T08:00:00Z, nine o'clock sharp",
    "2026-11-23T15:59:59Z, 2026-11-23T15:59:59Z, one second before five",
    "2026-11-23T16:00:00Z, 2026-11-24T08:00:00Z, five o'clock sharp",
    "2026-11-27T17:00:00Z, 2026-11-30T08:00:00Z, Friday evening",
    "2026-10-24T12:00:00Z, 2026-10-26T08:00:00Z, over the end of summer time",
  })
  void theNextMomentIsNowOrWhenTheHoursBegin(Instant now, Instant next, String when) {
    assertThat(hours("MON-FRI 09:00-17:00").next(now, BERLIN)).as(when).isEqualTo(next);
  }

  @Test
  void theyCountWhereThePersonLives() {
    Instant moment = Instant.parse("2026-11-23T01:00:00Z");
    assertThat(hours("MON-FRI 09:00-17:00").include(moment, ZoneId.of("Asia/Tokyo"))).isTrue();
    assertThat(hours("MON-FRI 09:00-17:00").include(moment, BERLIN)).isFalse();
  }

  @Test
  void theyMayGoOverTheEndOfTheWeekAndLastOneDay() {
    Instant wednesday = Instant.parse("2026-11-25T12:00:00Z");
    assertThat(hours("SAT-MON 08:00-20:00").next(wednesday, BERLIN))
        .isEqualTo("2026-11-28T07:00:00Z");
    assertThat(hours("tue-tue 08:00-20:00").next(wednesday, BERLIN))
        .isEqualTo("2026-12-01T07:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "always",
        "MON-FRI",
        "MON-XYZ 09:00-17:00",
        "MON-FRI 25:00-26:00",
        "MON-FRI 17:00-09:00"
      })
  void whatCannotBeReadIsNone(String text) {
    assertThat(BusinessHours.find(text)).isEmpty();
  }

  private static BusinessHours hours(String text) {
    return BusinessHours.find(text).orElseThrow();
  }
}
