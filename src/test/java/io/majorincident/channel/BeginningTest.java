package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BeginningTest {

  @Test
  void leavesWhatFitsAsItIs() {
    assertThat(shortened("12345678", 8)).isEqualTo("12345678");
    assertThat(shortened("", 0)).isEmpty();
  }

  @Test
  void takesAsMuchAsFits() {
    for (int room = 4; room < 20; room++) {
      assertThat(shortened("x".repeat(20), room)).isEqualTo("x".repeat(room - 3) + "...");
    }
    assertThat(shortened("12345678", 3)).isEmpty();
  }

  @Test
  void splitsNoCharacter() {
    assertThat(shortened("ab🔥cdefg", 6)).isEqualTo("ab...");
    assertThat(shortened("🔥bcdefgh", 4)).isEmpty();
  }

  @Test
  void looksFewTimesAtALongText() {
    AtomicInteger looks = new AtomicInteger();
    Beginning.of("x".repeat(30_000), 25_000, text -> looks.incrementAndGet() > 0 && text.isEmpty());
    assertThat(looks.get()).isLessThan(20);
  }

  private static String shortened(String text, int room) {
    return Beginning.of(text, room, it -> it.length() <= room);
  }
}
