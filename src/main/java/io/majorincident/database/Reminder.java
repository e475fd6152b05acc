package io.majorincident.database;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets something be said at once, and then every ten seconds. */
final class Reminder {

  private static final Duration EVERY = Duration.ofSeconds(10);

  private final LongSupplier nanos;
  private Long saidAt;

  /**
   * @param nanos counts nanoseconds, as {@link System#nanoTime}
   */
  Reminder(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Says it, unless it was said less than ten seconds ago. */
  void say(Runnable sentence) {
    long now = nanos.getAsLong();
    if (saidAt == null || now - saidAt >= EVERY.toNanos()) {
      saidAt = now;
      sentence.run();
    }
  }
}
