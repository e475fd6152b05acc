package io.majorincident.oncall.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * People who are on call in turn. Turns are counted over the shifts for which the layer answers at
 * all, so that nobody has more than one turn more than anybody else.
 */
public final class Layer {

  private final String name;
  private final List<String> people;
  private final Rhythm rhythm;
  private final Coverage coverage;
  private final Turns turns;

  /**
   * @param name as people read it, unique in its schedule
   * @param people person ids in their order, one at least; a person may stand here more than once
   * @param rhythm when they hand over
   * @param coverage when the layer answers; if it leaves out times, it begins no earlier than the
   *     rhythm
   * @throws IllegalArgumentException if there is nobody, or turns cannot be counted from the start
   */
  public Layer(String name, List<String> people, Rhythm rhythm, Coverage coverage) {
    this.name = name;
    this.people = List.copyOf(people);
    this.rhythm = rhythm;
    this.coverage = coverage;
    this.turns = new Turns(rhythm, coverage);
    refuseIf(people.isEmpty(), "has nobody. Name one person at least.");
    refuseIf(
        coverage.hasHoles() && coverage.active().from().isBefore(rhythm.begin(0)),
        "leaves out times and has no start. Give it one, not before the first hand-over.");
  }

  private void refuseIf(boolean wrong, String why) {
    if (wrong) {
      throw new IllegalArgumentException("The layer '%s' %s".formatted(name, why));
    }
  }

  public String name() {
    return name;
  }

  /** Person ids in their order. */
  public List<String> people() {
    return people;
  }

  public Coverage coverage() {
    return coverage;
  }

  /** When it answers first; a layer that always did has its first hand-over then. */
  public Instant start() {
    Instant from = coverage.active().from();
    return from.equals(Instant.MIN) ? rhythm.begin(0) : from;
  }

  /** Whether it is there for holidays only. */
  public boolean isHolidayCrew() {
    return !coverage.onlyOn().isEmpty();
  }

  /** What falls to whom, in order; empty for times for which the layer does not answer. */
  public List<Slot> slots(Span span) {
    return span.and(coverage.active()).map(this::planned).orElse(List.of());
  }

  /** The slot at this moment; empty if the layer does not answer then. */
  public Optional<Slot> slotAt(Instant moment) {
    return slots(new Span(moment, moment.plusNanos(1))).stream().findFirst();
  }

  /** From the first moment to the last for which the layer answers during the shift of a slot. */
  Span whole(Slot slot) {
    List<Slot> all = slots(new Span(rhythm.begin(slot.shift()), rhythm.begin(slot.shift() + 1)));
    return new Span(all.get(0).span().from(), all.get(all.size() - 1).span().to());
  }

  /** Who comes after a slot's place in the list, once round; that place itself comes last. */
  List<String> line(Slot slot) {
    return IntStream.rangeClosed(1, people.size())
        .mapToObj(ahead -> people.get((slot.place() + ahead) % people.size()))
        .distinct()
        .toList();
  }

  private List<Slot> planned(Span span) {
    long shift = rhythm.shiftAt(span.from());
    long turn = turns.before(shift);
    Pieces covered = new Pieces(coverage.in(wholeShifts(span)));
    List<Slot> slots = new ArrayList<>();
    for (Instant begin = rhythm.begin(shift); begin.isBefore(span.to()); shift++) {
      begin = rhythm.begin(shift + 1);
      List<Span> pieces = covered.upTo(begin);
      add(slots, pieces, span, shift, turn);
      turn += coverage.hasHoles() && pieces.isEmpty() ? 0 : 1;
    }
    return slots;
  }

  // All of a shift must be looked at to know whether it counts as a turn.
  private Span wholeShifts(Span span) {
    long last = rhythm.shiftAt(span.to().minusNanos(1));
    return new Span(rhythm.begin(rhythm.shiftAt(span.from())), rhythm.begin(last + 1));
  }

  private void add(List<Slot> slots, List<Span> pieces, Span span, long shift, long turn) {
    int place = Math.floorMod(turn, people.size());
    for (Span piece : pieces) {
      piece
          .and(span)
          .map(it -> new Slot(it, shift, place, people.get(place)))
          .ifPresent(slots::add);
    }
  }
}
