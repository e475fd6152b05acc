package io.majorincident.oncall.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The clock on the wall of a zone. A time that spring skips is the moment of the change; of a time
 * that autumn repeats, the first counts. So what is later on the wall is never earlier in truth.
 *
 * @param zone where it hangs
 */
public record WallClock(ZoneId zone) {

  /** When this clock shows this time. */
  public Instant instant(LocalDateTime local) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap() ? change.getInstant() : local.atZone(zone).toInstant();
  }

  LocalDate date(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  Optional<Span> span(LocalDateTime from, LocalDateTime to) {
    return Span.of(instant(from), instant(to));
  }

  /** The whole days in a span of which this is true. */
  Spans days(Span span, Predicate<LocalDate> wanted) {
    return each(span, date -> Optional.of(date).filter(wanted).flatMap(this::day));
  }

  /** What is made of each day that lies in the span or begins right before it, cut to the span. */
  Spans each(Span span, Function<LocalDate, Optional<Span>> make) {
    return Spans.of(
            date(span.from())
                .minusDays(1)
                .datesUntil(date(span.to()).plusDays(1))
                .map(make)
                .flatMap(Optional::stream)
                .toList())
        .and(Spans.of(span));
  }

  /** The Mondays of all weeks that reach into a span. */
  Stream<LocalDate> mondays(Span span) {
    LocalDate first = date(span.from()).minusDays(7);
    return first
        .minusDays(first.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue())
        .datesUntil(date(span.to()).plusDays(1), Period.ofWeeks(1));
  }

  private Optional<Span> day(LocalDate date) {
    return span(date.atStartOfDay(), date.plusDays(1).atStartOfDay());
  }
}
