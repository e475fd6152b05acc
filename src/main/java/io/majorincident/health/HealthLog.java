package io.majorincident.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/**
 * Tells in the log what is not well: at once, once a minute while it lasts, and when it is over.
 */
final class HealthLog {

  private static final Logger log = LoggerFactory.getLogger(HealthLog.class);

  private static final Duration REMIND = Duration.ofMinutes(1);

  private final LongSupplier nanoTime;
  private final Map<String, Trouble> troubles = new HashMap<>();

  HealthLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  private record Trouble(long since, long told) {}

  /** How it is with one thing now. */
  void hear(String name, Health health) {
    if (health.getStatus().equals(Status.DOWN)) {
      trouble(name, health);
    } else {
      over(name);
    }
  }

  private void trouble(String name, Health health) {
    long now = nanoTime.getAsLong();
    Trouble before = troubles.get(name);
    if (before == null || now - before.told() >= REMIND.toNanos()) {
      troubles.put(name, new Trouble(before == null ? now : before.since(), now));
      log.error("Health: '{}' is {}: {}", name, health.getStatus(), health.getDetails());
    }
  }

  private void over(String name) {
    Trouble before = troubles.remove(name);
    if (before != null) {
      long seconds = Duration.ofNanos(nanoTime.getAsLong() - before.since()).toSeconds();
      log.info("Health: '{}' is well again after {} seconds", name, seconds);
    }
  }
}
