package io.majorincident.channel;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the node when its memory is used up or the machine below fails: half of its threads may be
 * gone then, while it still looks alive. Whoever runs it starts it anew, and other nodes take over.
 */
public final class FatalErrors {

  /** What the JVM itself ends with under -XX:+ExitOnOutOfMemoryError. */
  static final int EXIT_CODE = 3;

  private static final Logger log = LoggerFactory.getLogger(FatalErrors.class);

  private static final CountDownLatch ENDS = new CountDownLatch(1);

  private FatalErrors() {}

  /** From now on, whatever ends a thread is judged. */
  public static void watchAllThreads() {
    Thread.setDefaultUncaughtExceptionHandler(FatalErrors::ended);
    Thread backstop = new Thread(FatalErrors::endWhenTold, "end-of-node");
    backstop.setDaemon(true);
    backstop.start();
  }

  /** Without memory even the last line of the log may get stuck; this thread is there already. */
  private static void endWhenTold() {
    try {
      ENDS.await();
      TimeUnit.SECONDS.sleep(5);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }

  /** Does not return if there is no way to go on; a stack that overflowed is empty again. */
  static void endIfFatal(Throwable trouble) {
    if (trouble instanceof VirtualMachineError && !(trouble instanceof StackOverflowError)) {
      end(trouble);
    }
  }

  private static void ended(Thread thread, Throwable trouble) {
    endIfFatal(trouble);
    log.error("The thread {} has ended", thread.getName(), trouble);
  }

  /** Nothing is shut down in an orderly way: that, too, would need memory. */
  private static void end(Throwable trouble) {
    ENDS.countDown();
    try {
      log.error("This node ends, to be started anew: {}", trouble.toString());
    } finally {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
