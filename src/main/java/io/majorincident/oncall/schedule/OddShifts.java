package io.majorincident.oncall.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The shifts that have to be looked at to know whether they are turns: with which a layer begins
 * and ends, those that touch a holiday that matters, and those in which a change of the clocks may
 * matter.
 */
final class OddShifts {

  /** Longer than any clock was ever put forward or back. */
  private static final Duration LONGEST_CHANGE = Duration.ofDays(2);

  private final Rhythm rhythm;
  private final Coverage coverage;
  private final RegularTurns.Clocks regular;

  OddShifts(Rhythm rhythm, Coverage coverage, RegularTurns.Clocks regular) {
    this.rhythm = rhythm;
    this.coverage = coverage;
    this.regular = regular;
  }

  /** Those from one shift to another, which no longer counts. */
  SortedSet<Long> in(long from, long to) {
    SortedSet<Long> odd = new TreeSet<>();
    if (from < to) {
      Span span = new Span(rhythm.begin(from), rhythm.begin(to));
      Stream.of(edges(span), changes(span), holidays(span))
          .flatMap(spans -> spans)
          .flatMapToLong(this::shifts)
          .filter(shift -> from <= shift && shift < to)
          .forEach(odd::add);
    }
    return odd;
  }

  private LongStream shifts(Span span) {
    return LongStream.rangeClosed(
        rhythm.shiftAt(span.from()), rhythm.shiftAt(span.to().minusNanos(1)));
  }

  private Stream<Span> edges(Span span) {
    Span active = coverage.active();
    return Stream.of(active.from(), active.to())
        .filter(edge -> !edge.equals(Instant.MIN) && !edge.equals(Instant.MAX))
        .map(edge -> new Span(edge.minusNanos(1), edge.plusNanos(1)))
        .filter(span::overlaps);
  }

  private Stream<Span> changes(Span span) {
    return Stream.of(rhythm.zone(), coverage.clock().zone())
        .distinct()
        .flatMap(zone -> changes(zone, span))
        .filter(this::matters)
        .map(OddShifts::around);
  }

  private static Stream<ZoneOffsetTransition> changes(ZoneId zone, Span span) {
    ZoneRules rules = zone.getRules();
    Instant end = span.to().plus(LONGEST_CHANGE);
    return Stream.iterate(
        rules.nextTransition(span.from().minus(LONGEST_CHANGE)),
        change -> Objects.nonNull(change) && change.getInstant().isBefore(end),
        change -> rules.nextTransition(change.getInstant()));
  }

  /** What lasts longer than the time that is skipped cannot lie in it. */
  private boolean matters(ZoneOffsetTransition change) {
    return !regular.changeTogether()
        || change.isGap() && regular.shortest().compareTo(change.getDuration()) <= 0;
  }

  private static Span around(ZoneOffsetTransition change) {
    Duration size = change.getDuration().abs();
    return new Span(change.getInstant().minus(size), change.getInstant().plus(size).plusNanos(1));
  }

  private Stream<Span> holidays(Span span) {
    WallClock clock = coverage.clock();
    Set<HolidayCalendar> calendars =
        coverage.onlyOn().isEmpty() ? coverage.notOn() : coverage.onlyOn();
    return calendars.isEmpty()
        ? Stream.empty()
        : IntStream.rangeClosed(clock.date(span.from()).getYear(), clock.date(span.to()).getYear())
            .boxed()
            .flatMap(year -> calendars.stream().flatMap(it -> it.in(year).stream()))
            .flatMap(day -> day(day, clock))
            .filter(span::overlaps);
  }

  private static Stream<Span> day(LocalDate date, WallClock clock) {
    return clock.span(date.atStartOfDay(), date.plusDays(1).atStartOfDay()).stream();
  }
}
