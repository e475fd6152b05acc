package io.majorincident.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few threads that do one kind of work, so that a slow receiver holds up only its own kind. They
 * take turns in looking for work: while one looks, or rests as there is none, the others work or
 * wait for their turn.
 */
class Lane {

  private static final Logger log = LoggerFactory.getLogger(Lane.class);

  private final String name;
  private final Supplier<Optional<Runnable>> next;
  private final Duration poll;
  private final List<Thread> threads;
  private final Lock turn = new ReentrantLock();
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean open = true;

  /**
   * @param poll how long to rest when there was no work and nobody rings
   * @param next finds one piece of work, if there is one
   */
  Lane(String name, int size, Duration poll, Supplier<Optional<Runnable>> next) {
    this.name = name;
    this.next = next;
    this.poll = poll;
    this.threads = IntStream.rangeClosed(1, size).mapToObj(this::thread).toList();
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /** There is work. */
  void ring() {
    if (bell.availablePermits() == 0) {
      bell.release();
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
      next().ifPresent(this::work);
    }
  }

  /** Something else may have had to wait for this. */
  private void work(Runnable found) {
    try {
      found.run();
    } catch (RuntimeException | Error trouble) {
      tell(trouble);
    }
    ring();
  }

  /** Waits for a turn and then for work; empty when this lane is closed. */
  private Optional<Runnable> next() {
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException stop) {
      open = false;
      return Optional.empty();
    }
    try {
      return look();
    } finally {
      turn.unlock();
    }
  }

  private Optional<Runnable> look() {
    Optional<Runnable> found = Optional.empty();
    while (open && found.isEmpty()) {
      found = find();
      if (found.isEmpty()) {
        rest();
      }
    }
    return found;
  }

  private Optional<Runnable> find() {
    try {
      return next.get();
    } catch (RuntimeException | Error trouble) {
      tell(trouble);
      return Optional.empty();
    }
  }

  private void tell(Throwable trouble) {
    log.error(
        "{} cannot claim or record deliveries, tries again in {}: {}",
        name,
        poll,
        trouble.toString());
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
