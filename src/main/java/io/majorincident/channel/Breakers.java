package io.majorincident.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Leaves receivers alone for a while that have failed several times in a row: nobody waits for
 * them, and they can recover. After the pause one attempt tries them; the others wait for another
 * pause, or until that one has worked. Each node knows only what it has seen itself.
 */
class Breakers {

  private final Map<String, Trouble> troubled = new HashMap<>();
  private final int failures;
  private final Duration within;
  private final Duration pause;
  private final Clock clock;

  /**
   * @param failures how many in a row are too many
   * @param within how long ago the first of them may be
   * @param pause how long to leave a receiver alone
   */
  Breakers(int failures, Duration within, Duration pause, Clock clock) {
    this.failures = failures;
    this.within = within;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * What went wrong since it worked last.
   *
   * @param until when to leave it alone, or null
   */
  private record Trouble(int inRow, Instant since, Instant until) {}

  /**
   * Before an attempt, which is to end with {@link #works} or {@link #fails}, or else counts
   * nothing.
   *
   * @param receiver a host and its port
   * @throws LeftAlone if the receiver is to be left alone
   */
  synchronized void begin(String receiver) throws LeftAlone {
    Trouble trouble = troubled.get(receiver);
    if (trouble == null || trouble.until() == null) {
      return;
    }
    Instant now = clock.instant();
    if (isToCome(trouble.until(), now)) {
      throw leftAlone(trouble, Duration.between(now, trouble.until()));
    }
    troubled.put(receiver, new Trouble(trouble.inRow(), trouble.since(), now.plus(pause)));
  }

  synchronized void works(String receiver) {
    troubled.remove(receiver);
  }

  synchronized void fails(String receiver) {
    Instant now = clock.instant();
    troubled.merge(receiver, first(now), (before, ignored) -> oneMore(before, now));
  }

  private Trouble oneMore(Trouble before, Instant now) {
    boolean isOld = before.since().plus(within).isBefore(now) || before.since().isAfter(now);
    return before.until() == null && isOld
        ? first(now)
        : trouble(before.inRow() + 1, before.since(), now);
  }

  private Trouble first(Instant now) {
    return trouble(1, now, now);
  }

  private Trouble trouble(int inRow, Instant since, Instant now) {
    return new Trouble(inRow, since, inRow < failures ? null : now.plus(pause));
  }

  /** Unless somebody has set the clock back. */
  private boolean isToCome(Instant until, Instant now) {
    return until.isAfter(now) && !until.isAfter(now.plus(pause));
  }

  private static LeftAlone leftAlone(Trouble trouble, Duration left) {
    return new LeftAlone(
        "The receiver has failed %d times in a row: left alone until %s"
            .formatted(trouble.inRow(), trouble.until().truncatedTo(ChronoUnit.SECONDS)),
        left);
  }
}
