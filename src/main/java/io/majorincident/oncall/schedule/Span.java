package io.majorincident.oncall.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time.
 *
 * @param from belongs to it; {@link Instant#MIN} means since ever
 * @param to no longer belongs to it; {@link Instant#MAX} means for ever
 */
public record Span(Instant from, Instant to) {

  /** All there is. */
  public static final Span ALWAYS = new Span(Instant.MIN, Instant.MAX);

  /**
   * @throws IllegalArgumentException if it ends before or as it begins
   */
  public Span {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "A span from %s to %s is empty. Let it end after it begins.".formatted(from, to));
    }
  }

  /** Whether this moment belongs to it. */
  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(to);
  }

  /** How long it lasts. */
  public Duration length() {
    return Duration.between(from, to);
  }

  /** What both have in common. */
  Optional<Span> and(Span other) {
    return of(later(from, other.from), earlier(to, other.to));
  }

  boolean overlaps(Span other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }

  /** Empty if it ends before or as it begins. */
  static Optional<Span> of(Instant from, Instant to) {
    return from.isBefore(to) ? Optional.of(new Span(from, to)) : Optional.empty();
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
