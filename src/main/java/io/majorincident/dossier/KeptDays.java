package io.majorincident.dossier;

import java.time.LocalDate;
import java.time.Period;

/**
 * The days of which something can be in the record.
 *
 * @param first an incident is kept from its end on, and has begun a year before at most
 * @param last with room for whoever asks until the end of the year
 */
record KeptDays(LocalDate first, LocalDate last) {

  private static final Period ROOM = Period.ofYears(1);

  /**
   * @param retention how long an incident is kept
   */
  static KeptDays of(LocalDate today, Period retention) {
    return new KeptDays(today.minus(retention).minus(ROOM), today.plus(ROOM));
  }

  boolean include(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
