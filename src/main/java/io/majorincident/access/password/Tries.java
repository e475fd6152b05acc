package io.majorincident.access.password;

import java.time.Duration;

/**
 * Wrong passwords of late.
 *
 * @param wrong how many; old ones are forgotten one by one
 * @param at when the last one came, in nanoseconds
 * @param until when the next one is heard, in nanoseconds
 */
record Tries(double wrong, long at, long until) {

  /**
   * How a pause grows.
   *
   * @param free so many wrong passwords cost nothing
   * @param longest what a pause grows to: 1 s at first, then twice as long each time
   * @param forgets after this time one of them is forgotten; zero if none is
   */
  record Growth(int free, Duration longest, Duration forgets) {

    private Tries one(Tries before, long now) {
      double wrong = (before == null ? 0 : before.left(now, this)) + 1;
      return new Tries(wrong, now, now + pause(wrong));
    }

    private long pause(double wrong) {
      double over = Math.floor(wrong - free);
      return over < 1
          ? 0
          : (long) Math.min(longest.toNanos(), Math.pow(2, over - 1) * 1_000_000_000L);
    }
  }

  static Tries after(Tries before, Growth growth, long now) {
    return growth.one(before, now);
  }

  Tries withoutTheLast(long now) {
    return new Tries(wrong - 1, at, now);
  }

  /** How long to wait still, in nanoseconds; zero or less if it is over. */
  long pauses(long now) {
    return until - now;
  }

  private double left(long now, Growth growth) {
    return growth.forgets().isZero()
        ? wrong
        : Math.max(0, wrong - (double) (now - at) / growth.forgets().toNanos());
  }
}
