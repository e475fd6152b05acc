package io.majorincident.communicate;

import static java.time.temporal.ChronoUnit.MINUTES;

import io.majorincident.incident.DecidedPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * By when an update is promised, when its text is put ready, and until when it may be confirmed, so
 * that it is out in time even if nobody confirms it.
 *
 * @param confirmWithin how long somebody may take to confirm a text
 * @param publishBefore how long before the promised time it goes out at the latest: what is left
 *     for steps and messages on their way
 */
record UpdateTiming(Duration confirmWithin, Duration publishBefore) {

  /** Where a plan does not say it: a step waits for seconds, a mail for up to a minute. */
  private static final Duration PUBLISH_BEFORE = Duration.ofMinutes(2);

  /** As the cells of a communication plan say it. */
  static UpdateTiming of(DecidedPlan communicationPlan) {
    return new UpdateTiming(
        communicationPlan.duration("confirmWithin").orElse(Duration.ZERO),
        communicationPlan.duration("publishBefore").orElse(PUBLISH_BEFORE));
  }

  /**
   * By when the update after one is out: a whole minute, since readers see no seconds.
   *
   * @param published when that one went out
   * @param pause how long after it the next is put ready if all goes well
   */
  Instant promised(Instant published, Duration pause) {
    Duration room = pause.plus(confirmWithin);
    Instant minute = published.plus(room).truncatedTo(MINUTES);
    boolean tooSoon = minute.isBefore(published.plus(room.dividedBy(2)));
    return tooSoon ? minute.plus(1, MINUTES) : minute;
  }

  /**
   * When the text of a promised update is put ready; it may be over.
   *
   * @param promised the moment by which it is out
   */
  Instant draftAt(Instant promised) {
    return promised.minus(publishBefore).minus(confirmWithin);
  }

  /**
   * Until when a text that is ready now can be confirmed, if no promise stands.
   *
   * @param ready when it was put ready
   */
  Instant confirmBy(Instant ready) {
    return ready.plus(confirmWithin);
  }

  /**
   * Until when a text that is ready now can be confirmed. Where little time is left, half of it is
   * for the people; after a promise that was broken already nobody waits longer than need be.
   *
   * @param ready when it was put ready
   * @param promised the moment by which it is out
   */
  Instant confirmBy(Instant ready, Instant promised) {
    Instant inTime = promised.minus(publishBefore);
    Instant halfway = ready.plus(Duration.between(ready, promised).dividedBy(2));
    Instant latest =
        promised.isAfter(ready)
            ? Collections.max(List.of(inTime, halfway))
            : ready.plus(publishBefore);
    return Collections.min(List.of(confirmBy(ready), latest));
  }
}
