package io.majorincident.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a delivery keeps step with all others to its contact that have a pace.
 *
 * @param limits how many go out at most; what is over them waits until they allow it
 * @param bundleWithin if another message went out less long ago, it waits that long and then goes
 *     out as one message together with what else waits; null if it never does
 * @param rank of several in one message the one with the lowest stands first, as in severities
 */
public record Pace(Limits limits, Duration bundleWithin, int rank) {

  /** Whether it counts, but waits for nothing. */
  boolean isFree() {
    return limits.isEmpty() && bundleWithin == null;
  }

  /** How far back others matter. */
  Duration lookBack() {
    Duration longest = limits.longest();
    return bundleWithin == null || longest.compareTo(bundleWithin) > 0 ? longest : bundleWithin;
  }

  /** Until when it waits for others; now if it does not. */
  Instant together(Instant now, List<Earlier> earlier) {
    return bundleWithin == null
        ? now
        : earlier.stream()
            .filter(message -> message.ofOthers() && !message.failed())
            .map(message -> message.at().plus(bundleWithin))
            .filter(end -> end.isAfter(now))
            .max(Instant::compareTo)
            .orElse(now);
  }

  /**
   * The earliest moment, now or later, that the limits allow. What was given up has disturbed
   * nobody, and must not keep the next from being tried.
   */
  Instant allowed(Instant now, List<Earlier> earlier) {
    return limits.earliest(
        now, earlier.stream().filter(message -> !message.givenUp()).map(Earlier::at).toList());
  }

  /**
   * A message that went to the same contact before.
   *
   * @param at when its first attempt began
   * @param ofOthers whether it was about something else, too
   * @param failed whether it is known not to have arrived yet
   * @param givenUp whether it never will
   */
  record Earlier(Instant at, boolean ofOthers, boolean failed, boolean givenUp) {}
}
