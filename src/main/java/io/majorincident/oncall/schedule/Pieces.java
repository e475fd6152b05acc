package io.majorincident.oncall.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cuts stretches of time into pieces, from the first to the last. */
final class Pieces {

  private final List<Span> spans;
  private int next;
  private Instant done = Instant.MIN;

  Pieces(Spans spans) {
    this.spans = spans.list();
  }

  /** What lies between the end that was asked for before and this one. */
  List<Span> upTo(Instant end) {
    List<Span> pieces = new ArrayList<>(1);
    while (next < spans.size() && spans.get(next).from().isBefore(end)) {
      Span span = spans.get(next);
      Span.of(Span.later(span.from(), done), Span.earlier(span.to(), end)).ifPresent(pieces::add);
      if (span.to().isAfter(end)) {
        break;
      }
      next++;
    }
    done = end;
    return pieces;
  }
}
