package io.majorincident.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnstileTest {

  private final Turnstile turnstile =
      new Turnstile(new DetectSettings("", 1, Duration.ofMillis(1)));

  @Test
  void whoFindsNoPlaceIsSentAwayAndToldWhatToSet() {
    assertThatThrownBy(() -> turnstile.pass(() -> turnstile.pass(() -> "too much")))
        .isInstanceOf(TooMuchAtOnce.class)
        .hasMessageContaining("majorincident.detect.at-once");
  }

  @Test
  void whoeverFailedInsideLeavesThePlaceToTheNext() {
    assertThatThrownBy(() -> turnstile.pass(() -> Integer.valueOf("no number")))
        .isInstanceOf(NumberFormatException.class);

    assertThat(turnstile.<String>pass(() -> "done")).isEqualTo("done");
  }
}
