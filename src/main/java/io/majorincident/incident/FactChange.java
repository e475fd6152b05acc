package io.majorincident.incident;

import java.time.Instant;

/**
 * A value that a fact of an incident got.
 *
 * @param fact its name, one of {@link IncidentFacts#NAMES}
 * @param before what held until then: text, a number, true or false, or the cells of a plan by
 *     their columns; null if nothing did
 * @param after what has held since, in the same way
 * @param who id of the person on whose word, or of what reported it; system if nobody's
 * @param table name of the table that decided it, or null if none did
 * @param version of the table, or null
 * @param rows ids of the rows that decided, or null
 */
public record FactChange(
    Instant at,
    String fact,
    Object before,
    Object after,
    String who,
    String table,
    Integer version,
    String rows) {

  /** The same change, of this fact. */
  FactChange of(String fact, Object before, Object after) {
    return new FactChange(at, fact, before, after, who, table, version, rows);
  }
}
