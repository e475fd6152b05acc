package io.majorincident.running;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process does. */
public final class Wait {

  /** So long nothing takes, on however slow a machine: by then it never happens. */
  public static final Duration FAR = Duration.ofMinutes(5);

  private Wait() {}

  /** Waits up to the far limit. */
  public static void until(String what, Callable<Boolean> holds) throws Exception {
    until(what, FAR, holds);
  }

  public static void until(String what, Duration atMost, Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + atMost.toNanos();
    while (!holds.call()) {
      if (System.nanoTime() > end) {
        fail("In vain waited %s until %s.", atMost, what);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
