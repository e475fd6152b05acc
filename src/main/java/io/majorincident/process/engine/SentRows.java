package io.majorincident.process.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.process.Fault;
import java.util.Map;
import java.util.Optional;

/**
 * A list of a form as it was sent. A form that shows a list says beside it how many rows it has, by
 * a computed field with the property "rowsOf": so a row that somebody has removed is told from one
 * that got lost on the way.
 *
 * @param list the field of the list
 * @param counted name of the field that says how many rows it has; null if the form has none
 * @param sent values as {@link SentValue} gives them, by name
 * @param before how many rows were there; 0 if the application keeps none of this name
 */
record SentRows(String name, FormField list, String counted, Map<String, Object> sent, int before) {

  /** What form-js shows of a list before somebody expands it. */
  private static final int NOT_COLLAPSED = 5;

  static SentRows of(
      String name, Map<String, FormField> fields, Map<String, Object> sent, int before) {
    String counted =
        fields.entrySet().stream()
            .filter(field -> name.equals(field.getValue().rowsOf()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    return new SentRows(name, fields.get(name), counted, sent, before);
  }

  /** Whether nothing is said of the list, so that it stays as it was. */
  boolean isLeftOut() {
    return arrived().isEmpty() && said().isEmpty();
  }

  /** Whether its last row was removed: an empty list is not sent at all. */
  boolean isEmptied() {
    return arrived().isEmpty() && said().filter(rows -> rows == 0).isPresent();
  }

  /** What would get lost. */
  Optional<Fault> fault() {
    int rows = arrived().orElse(0);
    if (said().isPresent()) {
      return said().filter(all -> all != rows).map(all -> lost(all, rows));
    }
    return arrived().isEmpty() || rows >= before ? Optional.empty() : unsaid(rows);
  }

  private Optional<Fault> unsaid(int rows) {
    if (counted != null) {
      return Optional.of(
          Fault.of(
              "'%s' had %d rows, and only %d arrived: send all of them, or say as '%s' how many are left.",
              list.label(), before, rows, counted));
    }
    return collapsesAt(rows) ? Optional.of(lost(before, rows)) : Optional.empty();
  }

  private Fault lost(int all, int rows) {
    return Fault.of(
        "'%s' has %d rows, and only %d arrived: show all rows, then complete once more.",
        list.label(), all, rows);
  }

  private boolean collapsesAt(int rows) {
    return !list.component().path("disableCollapse").asBoolean()
        && list.component().path("nonCollapsedItems").asInt(NOT_COLLAPSED) == rows;
  }

  private Optional<Integer> arrived() {
    return sent.get(name) instanceof JsonNode rows ? Optional.of(rows.size()) : Optional.empty();
  }

  private Optional<Integer> said() {
    return counted != null && sent.get(counted) instanceof Number rows
        ? Optional.of(rows.intValue())
        : Optional.empty();
  }
}
