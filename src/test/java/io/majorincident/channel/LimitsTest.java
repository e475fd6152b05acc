package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many messages may go out within which time. */
class LimitsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T23:41:58Z");
  private static final Limits TEXTS = Limits.read("1 in PT1M, 5 in PT15M, 11 in PT1H");

  @Test
  void theFirstMayGoOutNow() {
    assertThat(TEXTS.earliest(NOW, List.of())).isEqualTo(NOW);
    assertThat(Limits.NONE.earliest(NOW, ago(0, 0, 0))).isEqualTo(NOW);
  }

  @Test
  void theNextHasToWaitUntilTheTimeIsOver() {
    assertThat(TEXTS.earliest(NOW, ago(45))).isEqualTo(NOW.plusSeconds(15));
    assertThat(TEXTS.earliest(NOW, ago(60))).as("just over").isEqualTo(NOW);
  }

  @Test
  void theLongestWaitCounts() {
    assertThat(TEXTS.earliest(NOW, ago(800, 600, 30, 400, 200)))
        .as("five in a quarter of an hour")
        .isEqualTo(NOW.plusSeconds(100));
    assertThat(TEXTS.earliest(NOW, ago(901, 600, 400, 200, 30)))
        .as("the oldest of five is out of sight")
        .isEqualTo(NOW.plusSeconds(30));
  }

  @Test
  void moreThanAllowedHaveGoneOutBefore() {
    Limits two = Limits.read("2 in PT1M");
    assertThat(two.earliest(NOW, ago(50, 40, 30))).isEqualTo(NOW.plusSeconds(20));
  }

  @Test
  void looksBackAsFarAsTheLongest() {
    assertThat(TEXTS.longest()).isEqualTo(Duration.ofHours(1));
    assertThat(Limits.NONE.longest()).isZero();
  }

  @Test
  void isReadAsItIsWritten() {
    assertThat(TEXTS).hasToString("1 in PT1M, 5 in PT15M, 11 in PT1H");
    assertThat(Limits.read(" 3 in PT30S ,4  in P1D")).hasToString("3 in PT30S, 4 in PT24H");
    assertThat(Limits.read("  ")).isEqualTo(Limits.NONE);
    assertThat(Limits.read("").toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "in PT1M",
        "0 in PT1M",
        "1 in 1 minute",
        "1 in PT1M,",
        "-1 in PT1M",
        "1 in PT0S",
        "1 in -PT1M",
        "1 in P1M",
        "9999999999 in PT1M",
        "1 in PT1M; 2 in PT2M"
      })
  void whatCannotBeReadIsSaid(String text) {
    assertThatThrownBy(() -> Limits.read(text))
        .hasMessageContaining("' is no limit: write how many");
  }

  private static List<Instant> ago(long... seconds) {
    return LongStream.of(seconds).mapToObj(NOW::minusSeconds).toList();
  }
}
