package io.majorincident.faults;

import java.time.Duration;

/**
 * A row: what breaks, for how long, and what has to hold then.
 *
 * @param fault in a few words
 * @param happens breaks it; returns at once
 * @param ends mends it
 * @param lasts between the two
 * @param healedWithin how long after the fault has ended everything works as ever; for one that
 *     lasts no time, after it has happened
 * @param readiness what both nodes have to say meanwhile, apart from its first seconds
 * @param mayRepeat how many messages at most may arrive a second time, with the same key
 */
record Trial(
    String fault,
    Step happens,
    Step ends,
    Duration lasts,
    Duration healedWithin,
    Readiness readiness,
    int mayRepeat) {

  /** Something to be done to the lab. */
  interface Step {
    void with(Lab lab) throws Exception;
  }

  enum Readiness {
    DOWN,
    UP,
    EITHER
  }

  static Trial of(String fault, Step happens) {
    return new Trial(
        fault, happens, lab -> {}, Duration.ZERO, Duration.ofSeconds(60), Readiness.EITHER, 0);
  }

  Trial endsWith(Step end) {
    return new Trial(fault, happens, end, lasts, healedWithin, readiness, mayRepeat);
  }

  Trial lasting(int seconds) {
    return new Trial(
        fault, happens, ends, Duration.ofSeconds(seconds), healedWithin, readiness, mayRepeat);
  }

  Trial healedWithin(int seconds) {
    return new Trial(
        fault, happens, ends, lasts, Duration.ofSeconds(seconds), readiness, mayRepeat);
  }

  Trial ready(Readiness meanwhile) {
    return new Trial(fault, happens, ends, lasts, healedWithin, meanwhile, mayRepeat);
  }

  Trial repeating(int atMost) {
    return new Trial(fault, happens, ends, lasts, healedWithin, readiness, atMost);
  }

  @Override
  public String toString() {
    return fault;
  }
}
