package io.majorincident.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When somebody is told of a shift.
 *
 * @param ahead of the shift
 */
record Reminders(List<Duration> ahead) {

  /**
   * @param ahead of the shift
   */
  record Reminder(Duration ahead, Instant at) {}

  /**
   * The next one. What should have been sent earlier is sent now, unless a later one is due by now
   * as well.
   *
   * @param sent how long ahead the last one was due; empty if none was sent
   * @param begins when the shift does
   */
  Optional<Reminder> next(Optional<Duration> sent, Instant begins, Instant now) {
    List<Duration> left =
        ahead.stream()
            .filter(it -> sent.isEmpty() || it.compareTo(sent.get()) < 0)
            .sorted(Comparator.reverseOrder())
            .toList();
    Optional<Reminder> late =
        left.stream()
            .filter(it -> !begins.minus(it).isAfter(now))
            .reduce((earlier, later) -> later)
            .map(it -> new Reminder(it, now));
    return late.or(() -> left.stream().findFirst().map(it -> new Reminder(it, begins.minus(it))));
  }
}
