package io.majorincident.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** Whoever asks is answered at once, and a silence is never called well. */
class BackgroundHealthTest {

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void isNotUpBeforeAnybodyHasLooked() {
    assertThat(up().health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
  }

  @Test
  void answersWithWhatWasSeenLast() {
    BackgroundHealth health = up();
    health.look();
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    assertThat(health.getHealth(false).getDetails()).isEmpty();
    assertThat(health.getHealth(true).getDetails()).containsEntry("seen", "well");
  }

  @Test
  void isDownAsSoonAsTheLastLookIsTooOld() {
    BackgroundHealth health = up();
    health.look();
    pass(BackgroundHealth.PAUSE.plus(BackgroundHealth.WITHIN));
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    pass(Duration.ofSeconds(1));
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.health().getDetails()).containsEntry("problem", "No answer for 6 seconds.");
    health.look();
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void isDownWhenALookFails() {
    BackgroundHealth health =
        new BackgroundHealth(
            "x",
            () -> {
              throw new IllegalStateException("no connection");
            },
            nanos::get);
    health.look();
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.health().getDetails().toString()).contains("no connection");
  }

  @Test
  void aSingleLookThatFailsIsDoubtedOnce() {
    Queue<Health> seen = new ArrayDeque<>();
    BackgroundHealth health = new BackgroundHealth("x", seen::remove, nanos::get);
    Health up = Health.up().build();
    Health down = Health.down().build();
    seen.addAll(List.of(up, down, up));
    health.look();
    health.look();
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    seen.addAll(List.of(down, down));
    health.look();
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(seen).isEmpty();
  }

  @Test
  void answersWhileALookHangs() throws Exception {
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch hangs = new CountDownLatch(1);
    BackgroundHealth health =
        new BackgroundHealth("x", () -> hanging(looking, hangs), System::nanoTime);
    health.start();
    looking.await();
    assertThat(health.health().getStatus()).isNotEqualTo(Status.UP);
    hangs.countDown();
    await().until(() -> health.health().getStatus().equals(Status.UP));
    health.stop();
  }

  private static Health hanging(CountDownLatch looking, CountDownLatch hangs) {
    looking.countDown();
    try {
      hangs.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return Health.up().build();
  }

  private BackgroundHealth up() {
    return new BackgroundHealth(
        "x", () -> Health.up().withDetail("seen", "well").build(), nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
