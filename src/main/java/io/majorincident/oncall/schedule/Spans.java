package io.majorincident.oncall.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Stretches of time in order, of which no two touch. */
final class Spans {

  static final Spans NONE = new Spans(List.of());

  private final List<Span> spans;

  private Spans(List<Span> spans) {
    this.spans = spans;
  }

  static Spans of(Span span) {
    return new Spans(List.of(span));
  }

  /** All that at least one of these holds. */
  static Spans of(Collection<Span> any) {
    List<Span> sorted = new ArrayList<>(any);
    sorted.sort(Comparator.comparing(Span::from));
    List<Span> joined = new ArrayList<>(sorted.size());
    sorted.forEach(span -> append(joined, span));
    return new Spans(joined);
  }

  private static void append(List<Span> joined, Span span) {
    int last = joined.size() - 1;
    if (last < 0 || joined.get(last).to().isBefore(span.from())) {
      joined.add(span);
    } else {
      Span before = joined.get(last);
      joined.set(last, new Span(before.from(), Span.later(before.to(), span.to())));
    }
  }

  List<Span> list() {
    return spans;
  }

  boolean contains(Instant moment) {
    int index = firstEndingAfter(moment);
    return index < spans.size() && !moment.isBefore(spans.get(index).from());
  }

  /** What both have in common. */
  Spans and(Spans other) {
    List<Span> common = new ArrayList<>();
    int mine = 0;
    int theirs = 0;
    while (mine < spans.size() && theirs < other.spans.size()) {
      Span one = spans.get(mine);
      Span two = other.spans.get(theirs);
      one.and(two).ifPresent(common::add);
      if (one.to().isBefore(two.to())) {
        mine++;
      } else {
        theirs++;
      }
    }
    return new Spans(common);
  }

  /** What of this the other does not hold. */
  Spans without(Spans other) {
    return and(other.outside());
  }

  Duration total() {
    return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
  }

  private Spans outside() {
    List<Span> outside = new ArrayList<>(spans.size() + 1);
    Instant from = Instant.MIN;
    for (Span span : spans) {
      Span.of(from, span.from()).ifPresent(outside::add);
      from = span.to();
    }
    Span.of(from, Instant.MAX).ifPresent(outside::add);
    return new Spans(outside);
  }

  private int firstEndingAfter(Instant moment) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).to().isAfter(moment)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
