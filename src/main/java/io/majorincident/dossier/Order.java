package io.majorincident.dossier;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A column by which the list of incidents can be ordered. For each of them there is an index. */
enum Order {
  NUMBER("number", "lpad(number, 24, '0')", "text"),
  TITLE("title", "lower(title)", "text"),
  SERVICE("service", "service", "text"),
  SEVERITY("severity", "severity", "int"),
  PRIORITY("priority", "coalesce(priority, 'P9')", "text"),
  STATUS("status", "status", "text"),
  STARTED("startedAt", "started_at", "timestamptz"),
  DETECTED("detectedAt", "detected_at", "timestamptz"),
  CLOSED("closedAt", "coalesce(closed_at, 'infinity')", "timestamptz"),
  DURATION(
      "duration",
      "coalesce(extract(epoch from resolved_at - started_at), 1000000000000)",
      "numeric");

  private final String id;
  private final String expression;
  private final String type;

  Order(String id, String expression, String type) {
    this.id = id;
    this.expression = expression;
    this.type = type;
  }

  /** In SQL; never null. */
  String expression() {
    return expression;
  }

  /** The type of the expression in SQL. */
  String type() {
    return type;
  }

  static Optional<Order> find(String id) {
    return Arrays.stream(values()).filter(order -> order.id.equals(id)).findFirst();
  }

  /** As a sentence enumerates them. */
  static String all() {
    return Arrays.stream(values()).map(order -> order.id).collect(Collectors.joining(", "));
  }
}
