package io.majorincident.health;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the node in time once it has been told to end, whatever hangs: other nodes take over what it
 * had at hand, as if it had been killed.
 */
public final class ShutdownDeadline {

  /** So long from the signal to the end; whoever runs it must not kill it sooner. */
  static final Duration WITHIN = Duration.ofSeconds(18);

  /** As a process that was ended by SIGTERM. */
  private static final int EXIT_CODE = 143;

  private static final Logger log = LoggerFactory.getLogger(ShutdownDeadline.class);

  private ShutdownDeadline() {}

  /** From now on; to be called before anything that may hang at the end is begun. */
  public static void keep() {
    Runtime.getRuntime().addShutdownHook(new Thread(ShutdownDeadline::begin, "shutdown-deadline"));
  }

  /** Returns at once, so that a node that hangs nowhere ends as soon as it is ready to. */
  private static void begin() {
    Thread last = new Thread(ShutdownDeadline::end, "end-of-shutdown");
    last.setDaemon(true);
    last.start();
  }

  private static void end() {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < WITHIN.toNanos()) {
      LockSupport.parkNanos(WITHIN.toNanos());
    }
    tell();
    Runtime.getRuntime().halt(EXIT_CODE);
  }

  /** The log may be what hangs. */
  private static void tell() {
    Thread telling =
        new Thread(
            () -> log.error("This node did not end within {}; it is ended now", WITHIN),
            "shutdown-overdue");
    telling.setDaemon(true);
    telling.start();
    LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
  }
}
