package io.majorincident.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Moments as forms send them: 2026-11-25T14:30+01:00. */
public final class Moments {

  private Moments() {}

  /**
   * @throws DateTimeParseException if the text is no moment with an offset
   */
  public static Instant read(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  /** The moment, or empty if the text is none. */
  public static Optional<Instant> find(String text) {
    try {
      return Optional.of(read(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The day as in 2026-11-25, at nine in the morning of that zone; empty if the text is no day. */
  public static Optional<Instant> morningOf(String day, ZoneId zone) {
    try {
      return Optional.of(LocalDate.parse(day).atTime(9, 0).atZone(zone).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
