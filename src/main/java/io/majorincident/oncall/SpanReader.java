package io.majorincident.oncall;

import io.majorincident.oncall.schedule.Span;
import io.majorincident.oncall.schedule.WallClock;
import java.time.LocalDateTime;
import java.util.Optional;

/** Reads from when to when something holds. */
final class SpanReader {

  private SpanReader() {}

  /**
   * What stands under 'from:' and 'to:'.
   *
   * @param clock on which they are read
   * @return empty if that makes no sense, which is noted
   */
  static Optional<Span> read(Entry entry, WallClock clock) {
    Entry end = entry.required("to", Notation.END.expected());
    Optional<LocalDateTime> from =
        entry.required("from", Notation.BEGIN.expected()).find(Notation.BEGIN);
    Optional<LocalDateTime> to = end.find(Notation.END);
    return from.flatMap(begin -> to.flatMap(it -> span(begin, it, clock, end)));
  }

  /** Empty if it ends before it begins, which is noted at its end. */
  static Optional<Span> span(LocalDateTime from, LocalDateTime to, WallClock clock, Entry end) {
    if (clock.instant(from).isBefore(clock.instant(to))) {
      return Optional.of(new Span(clock.instant(from), clock.instant(to)));
    }
    end.fault("Is not after the begin. Let it end later.");
    return Optional.empty();
  }
}
