package io.majorincident.incident;

import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a table has decided.
 *
 * @param cells the outputs of the row that decided, by the names of their columns
 */
public record DecidedPlan(Map<String, ?> cells) {

  /** A cell as text; empty if the cell is, or if there is no such column. */
  public Optional<String> text(String column) {
    return Optional.ofNullable(cells.get(column))
        .map(Object::toString)
        .filter(text -> !text.isBlank());
  }

  /** A cell that holds a duration, as in PT5M or P3D (a day counts 24 hours). */
  public Optional<Duration> duration(String column) {
    return text(column).map(DecidedPlan::read);
  }

  /** What a cell with several durations says, as in PT2M, PT3M. */
  public static Stream<Duration> durations(String cell) {
    return Stream.of(cell.split(","))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .map(DecidedPlan::read);
  }

  private static Duration read(String text) {
    return text.contains("T")
        ? Duration.parse(text)
        : Duration.ofDays(Period.parse(text).getDays());
  }
}
