package io.majorincident.dossier;

import io.majorincident.incident.FactChange;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How facts are named, and what their values are in words. */
final class FactWords {

  private final Writing write;

  FactWords(Writing write) {
    this.write = write;
  }

  /** As people read it: the name in words. */
  String label(String fact) {
    String words = fact.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
    return write.say(Character.toUpperCase(words.charAt(0)) + words.substring(1));
  }

  /**
   * @param value one that is no plan; null if there is none
   */
  String value(String fact, Object value) {
    String text = Writing.text(value);
    return switch (fact) {
      case "incidentManager" -> write.who(text);
      case "team" -> write.team(text);
      case "service" -> write.service(text);
      case "importance" -> write.say(text);
      case "major", "securitySuspected" ->
          text.isEmpty() ? "" : write.say(Boolean.parseBoolean(text) ? "yes" : "no");
      default -> text;
    };
  }

  /** What held until then; of a plan, what is not the same any more. */
  String before(FactChange change) {
    return change.before() instanceof Map<?, ?> cells
        ? different(cells, change.after())
        : value(change.fact(), change.before());
  }

  /** What has held since; of a plan, what has not been the same before. */
  String after(FactChange change) {
    return change.after() instanceof Map<?, ?> cells
        ? different(cells, change.before())
        : value(change.fact(), change.after());
  }

  private static String different(Map<?, ?> cells, Object other) {
    Map<?, ?> others = other instanceof Map<?, ?> plan ? plan : Map.of();
    return cells(cells)
        .filter(it -> !Objects.equals(it.getValue(), others.get(it.getKey())))
        .map(it -> it.getKey() + ": " + Writing.text(it.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** The columns of a plan in the order of the alphabet. */
  static Stream<Map.Entry<?, ?>> cells(Map<?, ?> plan) {
    return new TreeMap<>(plan).entrySet().stream().map(it -> it);
  }

  /** Which row of which version of which table; empty if none. */
  String table(FactChange change) {
    return change.table() == null || change.version() == null
        ? ""
        : write.say("%s, version %d, row %s", change.table(), change.version(), change.rows());
  }
}
