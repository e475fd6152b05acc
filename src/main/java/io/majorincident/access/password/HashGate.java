package io.majorincident.access.password;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets few passwords be hashed at once, and few wait for that: hashing is no way to stop everything
 * else. Somebody who was here before goes before strangers.
 */
final class HashGate {

  private final int atOnce;
  private final int waiting;
  private final Duration patience;
  private int inside;
  private int known;
  private int strangers;

  /**
   * @param atOnce how many are hashed at once
   * @param waiting how many strangers wait, and how many others
   * @param patience how long somebody waits
   */
  HashGate(int atOnce, int waiting, Duration patience) {
    this.atOnce = atOnce;
    this.waiting = waiting;
    this.patience = patience;
  }

  /**
   * @return empty if too many wait, or somebody has waited too long; nothing was done then
   */
  <T> Optional<T> pass(boolean knownHere, Supplier<T> work) {
    if (!(knownHere ? enterKnown() : enterStranger())) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      leave();
    }
  }

  private synchronized boolean enterKnown() {
    if (known >= waiting) {
      return false;
    }
    known++;
    try {
      return enter(true);
    } finally {
      known--;
      notifyAll();
    }
  }

  private synchronized boolean enterStranger() {
    if (strangers >= waiting) {
      return false;
    }
    strangers++;
    try {
      return enter(false);
    } finally {
      strangers--;
    }
  }

  private boolean enter(boolean knownHere) {
    long end = System.nanoTime() + patience.toNanos();
    while (inside >= atOnce || !knownHere && known > 0) {
      if (!slept(end - System.nanoTime())) {
        return false;
      }
    }
    inside++;
    return true;
  }

  /** Whether there was time left for it. */
  private boolean slept(long nanoseconds) {
    try {
      long milliseconds = nanoseconds / 1_000_000;
      if (milliseconds > 0) {
        wait(milliseconds);
      }
      return milliseconds > 0;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized void leave() {
    inside--;
    notifyAll();
  }
}
