package io.majorincident.channel;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
  private final AtomicReferenceArray<Thread> threads;
  private final AtomicInteger replaced = new AtomicInteger();
  private final Lock turn = new ReentrantLock();
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean open = true;
  private volatile long gotOnAt = System.nanoTime();

  /**
   * @param poll how long to rest when there was no work and nobody rings
   * @param next finds one piece of work, if there is one
   */
  Lane(String name, int size, Duration poll, Supplier<Optional<Runnable>> next) {
    this.name = name;
    this.next = next;
    this.poll = poll;
    this.threads = new AtomicReferenceArray<>(size);
  }

  void start() {
    gotOnAt = System.nanoTime();
    IntStream.range(0, threads.length()).forEach(this::startThread);
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
    bell.release(threads.length());
  }

  /**
   * Waits for what is being done, until then (by System.nanoTime), and cuts off what is not done.
   */
  void await(long deadline) {
    threads().forEach(thread -> awaitOrInterrupt(thread, deadline));
  }

  boolean running() {
    return open && threads().allMatch(Thread::isAlive);
  }

  /** How long ago it last looked for work and was answered, or has done some. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - gotOnAt);
  }

  /** How many threads have ended without being asked to, and were followed by new ones. */
  int replaced() {
    return replaced.get();
  }

  /** Follows up whoever could not be followed up when it ended, for example for want of memory. */
  void mend() {
    IntStream.range(0, threads.length())
        .filter(place -> open && !threads.get(place).isAlive())
        .forEach(this::replace);
  }

  private Stream<Thread> threads() {
    return IntStream.range(0, threads.length()).mapToObj(threads::get);
  }

  private void startThread(int place) {
    Thread thread = new Thread(() -> work(place), name + "-" + (place + 1));
    thread.setDaemon(true);
    threads.set(place, thread);
    thread.start();
  }

  private void work(int place) {
    try {
      work();
    } finally {
      if (open) {
        replace(place);
      }
    }
  }

  private void replace(int place) {
    replaced.incrementAndGet();
    startThread(place);
    log.error("A thread of {} has ended; a new one goes on in its place", name);
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
      gotOnAt = System.nanoTime();
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
      Optional<Runnable> found = next.get();
      gotOnAt = System.nanoTime();
      return found;
    } catch (RuntimeException | Error trouble) {
      tell(trouble);
      return Optional.empty();
    }
  }

  private void tell(Throwable trouble) {
    FatalErrors.endIfFatal(trouble);
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
