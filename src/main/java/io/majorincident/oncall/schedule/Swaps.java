package io.majorincident.oncall.schedule;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who does which shift after swaps. A shift may change hands again, but never come round. */
public final class Swaps {

  private final Map<String, Layer> layers = new LinkedHashMap<>();
  private final Map<Shift, String> holders = new HashMap<>();
  private final Map<Shift, Shift> chains = new HashMap<>();

  private record Shift(String layer, long number) {}

  public Swaps(Collection<Layer> layers) {
    layers.forEach(layer -> this.layers.put(layer.name(), layer));
  }

  /** Exchanges two shifts, unless that cannot be; then the answer says why and what to do. */
  public Optional<String> add(Swap swap) {
    Optional<Slot> one = slot(swap.one());
    Optional<Slot> other = slot(swap.other());
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.of(noShift(one.isEmpty() ? swap.one() : swap.other()));
    }
    return exchange(
        shift(swap.one(), one.get()), one.get(), shift(swap.other(), other.get()), other.get());
  }

  /** The same slot, given to whoever does its shift now. */
  Slot effective(String layer, Slot slot) {
    String holder = holders.get(new Shift(layer, slot.shift()));
    return holder == null ? slot : slot.by(holder);
  }

  boolean isEmpty() {
    return holders.isEmpty();
  }

  private Optional<String> exchange(Shift one, Slot oneSlot, Shift other, Slot otherSlot) {
    if (end(one).equals(end(other))) {
      return Optional.of(
          "These two shifts have been exchanged already, if need be by way of others: a cycle of swaps. Keep what is meant, and delete the rest.");
    }
    chains.put(end(one), end(other));
    String first = holders.getOrDefault(one, oneSlot.person());
    holders.put(one, holders.getOrDefault(other, otherSlot.person()));
    holders.put(other, first);
    return Optional.empty();
  }

  private Shift end(Shift shift) {
    Shift end = shift;
    while (chains.containsKey(end)) {
      end = chains.get(end);
    }
    // Or else a chain of many swaps would be walked once for each of them.
    for (Shift next = shift; !next.equals(end); ) {
      next = chains.put(next, end);
    }
    return end;
  }

  private Optional<Slot> slot(ShiftAt shift) {
    return Optional.ofNullable(layers.get(shift.layer()))
        .flatMap(layer -> layer.slotAt(shift.moment()));
  }

  private static Shift shift(ShiftAt at, Slot slot) {
    return new Shift(at.layer(), slot.shift());
  }

  private String noShift(ShiftAt shift) {
    if (!layers.containsKey(shift.layer())) {
      return "There is no layer '%s'. Name one of: %s."
          .formatted(shift.layer(), String.join(", ", layers.keySet()));
    }
    return "The layer '%s' has no shift at %s. Name a moment for which it answers."
        .formatted(shift.layer(), shift.moment());
  }
}
