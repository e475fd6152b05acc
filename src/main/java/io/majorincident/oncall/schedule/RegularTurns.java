package io.majorincident.oncall.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * Which shifts are turns while no clock changes and no holiday is kept: after some weeks it repeats
 * for ever.
 */
final class RegularTurns {

  /** Turns before each shift of a cycle; behind the last one all of them. */
  private final long[] before;

  private final Duration shortest;

  private RegularTurns(long[] before, Duration shortest) {
    this.before = before;
    this.shortest = shortest;
  }

  /**
   * @param rhythm on a clock that never changes
   * @param coverage on such a clock, too
   */
  static RegularTurns of(Rhythm rhythm, Coverage coverage) {
    int cycle = rhythm.cycle();
    long[] before = new long[cycle + 1];
    for (int shift = 0; shift < cycle; shift++) {
      boolean turn = Turns.isTurn(shift, rhythm, coverage);
      before[shift + 1] = before[shift] + (turn ? 1 : 0);
    }
    Optional<Duration> shortest =
        LongStream.range(0, cycle)
            .mapToObj(shift -> longest(shift, rhythm, coverage))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder());
    return new RegularTurns(before, shortest.orElse(Duration.ZERO));
  }

  private static Optional<Duration> longest(long shift, Rhythm rhythm, Coverage coverage) {
    return coverage.in(new Span(rhythm.begin(shift), rhythm.begin(shift + 1))).list().stream()
        .map(Span::length)
        .max(Comparator.naturalOrder());
  }

  /** How many shifts are turns from one shift to another, which no longer counts. */
  long between(long from, long to) {
    return upTo(to) - upTo(from);
  }

  private long upTo(long shift) {
    int cycle = before.length - 1;
    return Math.floorDiv(shift, cycle) * before[cycle] + before[Math.floorMod(shift, cycle)];
  }

  /** Of each turn the longest time without a break; the shortest of these. */
  Duration shortest() {
    return shortest;
  }

  /** The regular turns for each state of the clocks. */
  static final class Clocks {

    private final Rhythm rhythm;
    private final Coverage coverage;
    private final Map<Offsets, RegularTurns> known = new ConcurrentHashMap<>();

    private record Offsets(ZoneOffset rhythm, ZoneOffset coverage) {}

    Clocks(Rhythm rhythm, Coverage coverage) {
      this.rhythm = rhythm;
      this.coverage = coverage;
    }

    /** How many shifts are turns, if no clock changes between them and no holiday is kept. */
    long between(long from, long to) {
      return from >= to || !coverage.onlyOn().isEmpty()
          ? 0
          : at(rhythm.begin(from)).between(from, to);
    }

    /** Whether hand-overs and parts of the week keep their times whenever the clocks change. */
    boolean changeTogether() {
      return rhythm.keepsWallClock() && rhythm.zone().equals(coverage.clock().zone());
    }

    /** As {@link RegularTurns#shortest()} if the clocks change together. */
    Duration shortest() {
      return at(Instant.EPOCH).shortest();
    }

    private RegularTurns at(Instant moment) {
      ZoneOffset ours = offset(rhythm.zone(), moment);
      ZoneOffset its = changeTogether() ? ours : offset(coverage.clock().zone(), moment);
      Offsets offsets = changeTogether() ? new Offsets(null, null) : new Offsets(ours, its);
      RegularTurns found = known.get(offsets);
      if (found == null) {
        found = RegularTurns.of(rhythm.at(ours), coverage.at(its));
        known.put(offsets, found);
      }
      return found;
    }

    private static ZoneOffset offset(ZoneId zone, Instant moment) {
      return zone.getRules().getOffset(moment);
    }
  }
}
