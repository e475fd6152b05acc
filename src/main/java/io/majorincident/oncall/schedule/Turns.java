package io.majorincident.oncall.schedule;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Counts turns: a shift counts only if the layer answers for some of it. Otherwise somebody whose
 * shifts always fall on a time left out would never have to serve.
 */
final class Turns {

  private static final int SHIFTS_PER_STEP = 128;

  private final Rhythm rhythm;
  private final Coverage coverage;
  // Turns before each step of shifts. Counting goes on where it stopped: years lie before today.
  private final List<Long> steps = new ArrayList<>(List.of(0L));

  Turns(Rhythm rhythm, Coverage coverage) {
    this.rhythm = rhythm;
    this.coverage = coverage;
  }

  /** How many turns come before this shift; negative for shifts before the first. */
  long before(long shift) {
    return coverage.hasHoles() ? counted(shift) : shift;
  }

  private long counted(long shift) {
    int step = Math.toIntExact(shift / SHIFTS_PER_STEP);
    return upTo(step) + between((long) step * SHIFTS_PER_STEP, shift);
  }

  private synchronized long upTo(int step) {
    while (steps.size() <= step) {
      long from = (steps.size() - 1L) * SHIFTS_PER_STEP;
      steps.add(steps.get(steps.size() - 1) + between(from, from + SHIFTS_PER_STEP));
    }
    return steps.get(step);
  }

  private long between(long from, long to) {
    if (from == to) {
      return 0;
    }
    Span all = new Span(rhythm.begin(from), rhythm.begin(to));
    long turns = 0;
    long next = from;
    for (Iterator<Span> it = coverage.in(all).list().iterator(); it.hasNext() && next < to; ) {
      Span covered = it.next();
      long first = Math.max(next, rhythm.shiftAt(covered.from()));
      long last = rhythm.shiftAt(covered.to().minusNanos(1));
      turns += Math.max(0, last - first + 1);
      next = Math.max(next, last + 1);
    }
    return turns;
  }
}
