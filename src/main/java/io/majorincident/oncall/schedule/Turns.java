package io.majorincident.oncall.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;

/**
 * How many turns come before a shift: a shift is a turn only if the layer answers for some of it.
 * Otherwise somebody whose shifts always fall on a time left out would never have to serve.
 *
 * <p>Shifts are not counted one by one. The parts of a week repeat, so that the turns of any number
 * of weeks are computed; looked at are only the shifts that a holiday or a change of the clocks
 * makes {@linkplain OddShifts odd}, and of each year once. Nobody waits for anybody: two who ask
 * for the same year compute the same.
 */
final class Turns {

  /** So many years lie between the first day that a plan can name and the last. */
  private static final int YEARS_KEPT = 1000;

  private final Rhythm rhythm;
  private final Coverage coverage;
  private final LongPredicate isTurn;
  private final RegularTurns.Clocks regular;
  private final OddShifts odd;
  private final Map<Integer, Long> years = new ConcurrentHashMap<>();

  Turns(Rhythm rhythm, Coverage coverage) {
    this(rhythm, coverage, shift -> isTurn(shift, rhythm, coverage));
  }

  /**
   * @param isTurn whether a shift is a turn, found by looking at it
   */
  Turns(Rhythm rhythm, Coverage coverage, LongPredicate isTurn) {
    this.rhythm = rhythm;
    this.coverage = coverage;
    this.isTurn = isTurn;
    this.regular = new RegularTurns.Clocks(rhythm, coverage);
    this.odd = new OddShifts(rhythm, coverage, regular);
  }

  /** Whether the layer answers for some of it. */
  static boolean isTurn(long shift, Rhythm rhythm, Coverage coverage) {
    return Span.of(rhythm.begin(shift), rhythm.begin(shift + 1))
        .filter(span -> !coverage.in(span).list().isEmpty())
        .isPresent();
  }

  /** How many turns come before this shift; negative for shifts before the first. */
  long before(long shift) {
    return coverage.hasHoles() ? counted(shift) : shift;
  }

  private long counted(long shift) {
    long first = first();
    long end = Math.min(shift, end());
    if (end <= first) {
      return 0;
    }
    int last = year(end);
    long turns = between(Math.max(first, firstOf(last)), end);
    for (int year = year(first); year < last; year++) {
      turns += in(year);
    }
    return turns;
  }

  private long in(int year) {
    Long known = years.get(year);
    if (known != null) {
      return known;
    }
    long turns = between(Math.max(first(), firstOf(year)), Math.min(end(), firstOf(year + 1)));
    if (years.size() < YEARS_KEPT) {
      years.put(year, turns);
    }
    return turns;
  }

  private long between(long from, long to) {
    long turns = 0;
    long next = from;
    for (long shift : odd.in(from, to)) {
      turns += regular.between(next, shift) + (isTurn.test(shift) ? 1 : 0);
      next = shift + 1;
    }
    return turns + regular.between(next, to);
  }

  private long first() {
    return rhythm.shiftAt(coverage.active().from());
  }

  /** The shift after the last for which the layer answers. */
  private long end() {
    Instant to = coverage.active().to();
    return to.equals(Instant.MAX) ? Long.MAX_VALUE : rhythm.shiftAt(to.minusNanos(1)) + 1;
  }

  private int year(long shift) {
    return rhythm.begin(shift).atOffset(ZoneOffset.UTC).getYear();
  }

  private long firstOf(int year) {
    return rhythm.shiftAt(LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
