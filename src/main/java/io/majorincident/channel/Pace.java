package io.majorincident.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a delivery keeps step with all others to its contact that have a pace. The first one about
 * something goes out at once while no more do than {@code atOnce} says, and waits for no limit and
 * for nothing that is not preferred so; whatever repeats it waits as the rest says.
 *
 * @param limits how many go out at most; what is over them waits until they allow it
 * @param bundleWithin if another message went out less long ago, it waits that long and then goes
 *     out as one message together with what else waits; null if it never does
 * @param rank of several in one message the one with the lowest stands first, as in severities
 * @param atOnce how many first ones go out without waiting for the bundle; nothing written if none
 *     is preferred
 */
public record Pace(Limits limits, Duration bundleWithin, int rank, Limits atOnce) {

  /** Preferring none. */
  public Pace(Limits limits, Duration bundleWithin, int rank) {
    this(limits, bundleWithin, rank, Limits.NONE);
  }

  /** Whether it counts, but waits for nothing. */
  boolean isFree() {
    return limits.isEmpty() && bundleWithin == null;
  }

  /** How far back others matter. */
  Duration lookBack() {
    return Stream.of(limits.longest(), atOnce.longest(), within())
        .max(Duration::compareTo)
        .orElseThrow();
  }

  private Duration within() {
    return bundleWithin == null ? Duration.ZERO : bundleWithin;
  }

  /** Until when it waits for others; now if it does not. */
  Instant together(Instant now, List<Earlier> earlier) {
    boolean first = isFirst(earlier);
    List<Earlier> others = first ? preferred(earlier) : earlier;
    return first && !atOnceFrom(now, others).isAfter(now) ? now : bundled(now, others);
  }

  private Instant bundled(Instant now, List<Earlier> earlier) {
    return earlier.stream()
        .filter(message -> message.ofOthers() && !message.failed())
        .map(message -> message.at().plus(within()))
        .filter(end -> end.isAfter(now))
        .max(Instant::compareTo)
        .orElse(now);
  }

  private Instant atOnceFrom(Instant now, List<Earlier> earlier) {
    return atOnce.earliest(
        now, earlier.stream().filter(message -> !message.failed()).map(Earlier::at).toList());
  }

  private static List<Earlier> preferred(List<Earlier> earlier) {
    return earlier.stream().filter(Earlier::preferred).toList();
  }

  /** Whether nothing about the same has reached the contact, and the first ones are preferred. */
  private boolean isFirst(List<Earlier> earlier) {
    return !atOnce.isEmpty()
        && earlier.stream().noneMatch(message -> message.ofSame() && !message.failed());
  }

  /**
   * The earliest moment, now or later, that the limits allow. What was given up has disturbed
   * nobody, and must not keep the next from being tried.
   */
  Instant allowed(Instant now, List<Earlier> earlier) {
    return isFirst(earlier) && isBundledOrFree(now, earlier)
        ? now
        : limits.earliest(
            now, earlier.stream().filter(message -> !message.givenUp()).map(Earlier::at).toList());
  }

  /** What waits for the bundle comes in time; without one, what is too many has its limits. */
  private boolean isBundledOrFree(Instant now, List<Earlier> earlier) {
    return bundleWithin != null || !atOnceFrom(now, preferred(earlier)).isAfter(now);
  }

  /**
   * A message that went to the same contact before.
   *
   * @param at when its first attempt began
   * @param ofOthers whether it was about something else, too
   * @param ofSame whether it was about the same, too
   * @param preferred whether anything in it was one that goes out at once
   * @param failed whether it is known not to have arrived yet
   * @param givenUp whether it never will
   */
  record Earlier(
      Instant at,
      boolean ofOthers,
      boolean ofSame,
      boolean preferred,
      boolean failed,
      boolean givenUp) {}
}
