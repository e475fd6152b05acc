package io.majorincident.health;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * Answers with what was last seen, and looks again and again on a thread of its own. Who has not
 * looked lately hangs, and is down: what nobody can see is never called well.
 */
final class BackgroundHealth implements HealthIndicator {

  /** How long from the end of a look to the next. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** How long a look may take, before whatever it looks at counts as not answering. */
  static final Duration WITHIN = Duration.ofSeconds(4);

  private final String name;
  private final HealthIndicator eye;
  private final LongSupplier nanoTime;
  private volatile Seen last;
  private volatile Thread thread;

  /**
   * @param nanoTime as System.nanoTime, for durations
   */
  BackgroundHealth(String name, HealthIndicator eye, LongSupplier nanoTime) {
    this.name = name;
    this.eye = eye;
    this.nanoTime = nanoTime;
    this.last =
        new Seen(
            Health.outOfService().withDetail("problem", "Nobody has looked yet.").build(), now());
  }

  private record Seen(Health health, long at) {}

  String name() {
    return name;
  }

  @Override
  public Health getHealth(boolean includeDetails) {
    Health health = health();
    return includeDetails ? health : Health.status(health.getStatus()).build();
  }

  @Override
  public Health health() {
    return silence().compareTo(PAUSE.plus(WITHIN)) > 0 ? silent() : last.health();
  }

  /** How long ago the last look ended. */
  Duration silence() {
    return Duration.ofNanos(now() - last.at());
  }

  /** Looks on the caller's thread; whether it was a single lost connection, a second look tells. */
  void look() {
    Health seen = seen();
    boolean doubtful = wasWell() && !seen.getStatus().equals(Status.UP);
    last = new Seen(doubtful ? seen() : seen, now());
  }

  private boolean wasWell() {
    return last.health().getStatus().equals(Status.UP);
  }

  synchronized void start() {
    last = new Seen(last.health(), now());
    thread = new Thread(this::lookAgainAndAgain, "health-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  synchronized void stop() {
    Thread looking = thread;
    thread = null;
    if (looking != null) {
      looking.interrupt();
    }
  }

  private void lookAgainAndAgain() {
    while (thread == Thread.currentThread()) {
      look();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private Health seen() {
    try {
      return eye.health();
    } catch (RuntimeException | StackOverflowError trouble) {
      return Health.down().withDetail("problem", trouble.toString()).build();
    }
  }

  private Health silent() {
    return Health.down()
        .withDetail("problem", "No answer for %d seconds.".formatted(silence().toSeconds()))
        .build();
  }

  private long now() {
    return nanoTime.getAsLong();
  }
}
