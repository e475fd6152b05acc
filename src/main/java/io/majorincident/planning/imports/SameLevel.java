package io.majorincident.planning.imports;

import io.majorincident.oncall.schedule.Schedule;
import io.majorincident.oncall.schedule.Slot;
import io.majorincident.oncall.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * Two shifts of the same level at the same time mean two people on call. Whether that happens is
 * looked up in the coming two years: zones and changes of summer time are all in there.
 */
final class SameLevel {

  private static final Duration AHEAD = Duration.ofDays(2 * 366);

  private SameLevel() {}

  /**
   * Notes each pair of layers of one level that answer at the same time.
   *
   * @param schedule the same layers in the same order, as our plan understands them
   */
  static void refuseTwoAtOnce(List<ImportedLayer> layers, Schedule schedule, Instant now) {
    Span ahead = new Span(now, now.plus(AHEAD));
    List<List<Slot>> slots = schedule.layers().stream().map(layer -> layer.slots(ahead)).toList();
    for (int i = 0; i < layers.size(); i++) {
      for (int other = 0; other < i; other++) {
        if (layers.get(i).level() == layers.get(other).level()) {
          refuse(layers.get(i), layers.get(other), both(slots.get(i), slots.get(other)));
        }
      }
    }
  }

  private static void refuse(ImportedLayer layer, ImportedLayer other, Instant both) {
    if (both != null) {
      layer
          .place()
          .fault(
              "'%s' and '%s' have the same level and are both on call, as on %s, and our plan knows one at a time. Give them different levels or times in the source."
                  .formatted(layer.name(), other.name(), both));
    }
  }

  /** The first moment at which both answer; null if there is none. */
  private static Instant both(List<Slot> one, List<Slot> other) {
    Iterator<Slot> ones = one.iterator();
    Iterator<Slot> others = other.iterator();
    Slot first = next(ones);
    Slot second = next(others);
    while (first != null && second != null) {
      if (!first.span().to().isAfter(second.span().from())) {
        first = next(ones);
      } else if (!second.span().to().isAfter(first.span().from())) {
        second = next(others);
      } else {
        return later(first.span().from(), second.span().from());
      }
    }
    return null;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Slot next(Iterator<Slot> slots) {
    return slots.hasNext() ? slots.next() : null;
  }
}
