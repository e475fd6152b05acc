package io.majorincident;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One attempt of somebody who means harm, or is mistaken, and the answer that it must get.
 *
 * @param name a sentence, unlike those of all other rows
 * @param as who asks: a person of the demo company, "stranger" (may sign in, is in no group) or
 *     "nobody"
 * @param send method and path; empty for a deployment
 * @param type of the body
 * @param headers beside it
 * @param body null if none
 * @param deploy the files of a deployment; empty for an ordinary request
 * @param fields more fields of the deployment, as deployment-source
 * @param answers the statuses that are right
 * @param says part of the answer; empty for any
 */
record HostileRow(
    String name,
    String as,
    String send,
    String type,
    Map<String, String> headers,
    String body,
    List<Map<String, String>> deploy,
    Map<String, String> fields,
    List<Integer> answers,
    String says) {

  private static final Set<String> KEYS =
      Set.of(
          "name", "as", "send", "type", "headers", "body", "deploy", "fields", "answers", "says");

  /** A text and how often, as in «a×50000». */
  private static final Pattern REPEATED = Pattern.compile("«(.*?)×(\\d+)»", Pattern.DOTALL);

  /** As it stands in a table. */
  @SuppressWarnings("unchecked")
  static HostileRow of(Map<String, Object> row) {
    if (!KEYS.containsAll(row.keySet())) {
      throw new IllegalArgumentException("Only %s are known: %s".formatted(KEYS, row));
    }
    Object answers = Objects.requireNonNull(row.get("answers"), row::toString);
    return new HostileRow(
        text(row, "name"),
        text(row, "as"),
        text(row, "send"),
        (String) row.getOrDefault("type", "application/json"),
        (Map<String, String>) row.getOrDefault("headers", Map.of()),
        (String) row.get("body"),
        (List<Map<String, String>>) row.getOrDefault("deploy", List.of()),
        (Map<String, String>) row.getOrDefault("fields", Map.of()),
        answers instanceof List ? (List<Integer>) answers : List.of((Integer) answers),
        text(row, "says"));
  }

  /** A text of a row, with names such as $task filled in and repetitions written out. */
  static String filled(String text, Map<String, String> names) {
    String filled = text;
    for (var name : names.entrySet()) {
      filled = filled.replaceAll(Pattern.quote(name.getKey()) + "\\b", quoted(name.getValue()));
    }
    return REPEATED
        .matcher(filled)
        .replaceAll(it -> quoted(it.group(1).repeat(Integer.parseInt(it.group(2)))));
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  private static String text(Map<String, Object> row, String key) {
    return Objects.toString(row.get(key), "");
  }

  @Override
  public String toString() {
    return name;
  }
}
