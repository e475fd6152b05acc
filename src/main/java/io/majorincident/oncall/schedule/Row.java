package io.majorincident.oncall.schedule;

import java.time.Instant;
import java.util.List;

/** A layer on its way from the first moment to the last; nobody can ask it to go back. */
final class Row {

  private final Layer layer;
  private final List<Slot> planned;
  private final Swaps swaps;
  private int next;

  Row(Layer layer, Span span, Swaps swaps) {
    this.layer = layer;
    this.planned = layer.slots(span);
    this.swaps = swaps;
  }

  Layer layer() {
    return layer;
  }

  List<Slot> planned() {
    return planned;
  }

  /** What the layer has planned for this moment; null if it does not answer. */
  Slot plannedAt(Instant moment) {
    while (next < planned.size() && !planned.get(next).span().to().isAfter(moment)) {
      next++;
    }
    boolean answers = next < planned.size() && planned.get(next).span().contains(moment);
    return answers ? planned.get(next) : null;
  }

  Slot afterSwaps(Slot slot) {
    return swaps.isEmpty() ? slot : swaps.effective(layer.name(), slot);
  }

  /** Why whoever has this slot after swaps is on call. */
  Why why(Slot slot) {
    if (!afterSwaps(slot).person().equals(slot.person())) {
      return new Why.Swapped(layer.name(), slot.person());
    }
    return layer.isHolidayCrew() ? new Why.HolidayCrew(layer.name()) : new Why.Turn(layer.name());
  }
}
