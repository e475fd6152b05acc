package io.majorincident.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A trouble is told at once, once a minute and when it is over, but not each second. */
@ExtendWith(OutputCaptureExtension.class)
class HealthLogTest {

  private final AtomicLong nanos = new AtomicLong();
  private final HealthLog log = new HealthLog(nanos::get);

  @Test
  void tellsOnceAMinute(CapturedOutput output) {
    for (int second = 0; second < 120; second++) {
      log.hear("steps", Health.down().withDetail("oldestDueSeconds", second).build());
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    }
    assertThat(output.getOut().lines().filter(line -> line.contains("'steps' is DOWN")))
        .hasSize(2)
        .first()
        .asString()
        .contains("{oldestDueSeconds=0}");
    log.hear("steps", Health.up().build());
    log.hear("steps", Health.up().build());
    assertThat(output.getOut().lines().filter(line -> line.contains("well again")))
        .hasSize(1)
        .first()
        .asString()
        .contains("'steps' is well again after 120 seconds");
  }
}
