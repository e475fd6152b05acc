package io.majorincident.channel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few threads that do one kind of work, so that a slow receiver holds up only its own kind. */
class Lane {

  private static final Logger log = LoggerFactory.getLogger(Lane.class);

  private final String name;
  private final BooleanSupplier step;
  private final Duration poll;
  private final List<Thread> threads;
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean open = true;

  /**
   * @param step does one piece of work and says whether there was one
   * @param poll how long to rest when there was none and nobody rings
   */
  Lane(String name, int size, Duration poll, BooleanSupplier step) {
    this.name = name;
    this.step = step;
    this.poll = poll;
    this.threads = IntStream.rangeClosed(1, size).mapToObj(this::thread).toList();
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /** There is work. */
  void ring() {
    if (bell.availablePermits() < threads.size()) {
      bell.release(threads.size());
    }
  }

  /** Begins nothing new. */
  void close() {
    open = false;
    bell.release(threads.size());
  }

  /**
   * Waits for what is being done, until then (by System.nanoTime), and cuts off what is not done.
   */
  void await(long deadline) {
    for (Thread thread : threads) {
      awaitOrInterrupt(thread, deadline);
    }
  }

  boolean running() {
    return open && threads.stream().allMatch(Thread::isAlive);
  }

  private Thread thread(int number) {
    Thread thread = new Thread(this::work, name + "-" + number);
    thread.setDaemon(true);
    return thread;
  }

  private void work() {
    while (open) {
      if (!didSomething()) {
        rest();
      }
    }
  }

  private boolean didSomething() {
    try {
      return step.getAsBoolean();
    } catch (RuntimeException | Error trouble) {
      log.error(
          "{} cannot claim or record deliveries, tries again in {}: {}",
          name,
          poll,
          trouble.toString());
      return false;
    }
  }

  private void rest() {
    try {
      bell.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      open = false;
    }
  }

  private void awaitOrInterrupt(Thread thread, long deadline) {
    try {
      TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      log.warn("{} is still sending and is cut off; another attempt follows", thread.getName());
      thread.interrupt();
    }
  }
}
