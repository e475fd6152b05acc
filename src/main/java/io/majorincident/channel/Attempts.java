package io.majorincident.channel;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets each attempt take only so long as a whole, whatever it hangs in. What is cut off goes on
 * until the step that it hangs in ends, such as the look-up of a name; so only so many may be going
 * on at once.
 */
class Attempts {

  private final ThreadPoolExecutor threads;

  /**
   * @param name of the threads
   * @param most how many attempts may be going on at once
   */
  Attempts(String name, int most) {
    threads =
        new ThreadPoolExecutor(
            0, most, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), it -> thread(name, it));
  }

  /**
   * @param cut ends what the attempt does; called from another thread, when it has taken too long
   *     or the application stops
   * @throws ExecutionException if the attempt throws
   * @throws TimeoutException if it was cut off, as it took too long
   * @throws TemporaryFailure if it was cut off, as the application stops, or has not begun, as too
   *     many go on
   */
  <T> T within(Duration limit, Callable<T> attempt, Runnable cut)
      throws ExecutionException, TimeoutException, TemporaryFailure {
    Future<T> made = begin(attempt);
    try {
      return made.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      cut(made, cut);
      throw slow;
    } catch (InterruptedException stop) {
      cut(made, cut);
      Thread.currentThread().interrupt();
      throw new TemporaryFailure("Cut off, as the application stops");
    }
  }

  private <T> Future<T> begin(Callable<T> attempt) throws TemporaryFailure {
    try {
      return threads.submit(attempt);
    } catch (RejectedExecutionException full) {
      throw new TemporaryFailure(
          "%d attempts hang and have not ended yet: it was not begun"
              .formatted(threads.getMaximumPoolSize()));
    }
  }

  private static void cut(Future<?> made, Runnable cut) {
    cut.run();
    made.cancel(true);
  }

  private static Thread thread(String name, Runnable attempt) {
    Thread thread = new Thread(attempt, name);
    thread.setDaemon(true);
    return thread;
  }
}
