package io.majorincident.oncall;

import io.majorincident.oncall.schedule.Layer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * From when to when somebody outside may ask the plan: from its first day on, two years back at
 * most, and two years ahead. Nobody needs more, and whatever is computed ends in time.
 *
 * @param first the first moment
 * @param last the last moment
 */
public record Horizon(Instant first, Instant last) {

  /** How far back and ahead: two years, one of them a leap year. */
  public static final Duration REACH = Duration.ofDays(731);

  /**
   * @param now what to count from
   */
  public static Horizon of(Plan plan, Instant now) {
    Instant earliest = now.minus(REACH).truncatedTo(ChronoUnit.SECONDS);
    Instant begun = firstDay(plan);
    Instant first = begun.isAfter(earliest) ? begun : earliest;
    return new Horizon(
        first.isBefore(now) ? first : now, now.plus(REACH).truncatedTo(ChronoUnit.SECONDS));
  }

  /** Where the first layer of any team begins. */
  private static Instant firstDay(Plan plan) {
    return plan.teams().stream()
        .flatMap(team -> team.schedule().layers().stream())
        .map(Layer::start)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  /** Whether the plan may be asked about this moment. */
  public boolean contains(Instant moment) {
    return !moment.isBefore(first) && !moment.isAfter(last);
  }
}
