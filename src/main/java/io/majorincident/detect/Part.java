package io.majorincident.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One place in a received document, with its path. What is wrong there goes to the faults; the
 * value handed back is then without meaning.
 */
final class Part {

  private static final int QUOTED = 60;
  private static final int LAST_YEAR = 9999;

  private final JsonNode node;
  private final String path;
  private final Faults faults;

  Part(JsonNode node, String path, Faults faults) {
    this.node = node;
    this.path = path;
    this.faults = faults;
  }

  Part member(String name) {
    return new Part(node.path(name), path + step(name), faults);
  }

  /** Whether it is an object; if not, that is a fault. */
  boolean object() {
    return node.isObject() || fault("an object");
  }

  /** The elements of an array that must be there and must not be empty. */
  List<Part> elements() {
    if (!node.isArray() || node.isEmpty()) {
      fault("an array with at least one element");
    }
    List<Part> elements = new ArrayList<>();
    for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
      elements.add(new Part(element, "%s[%d]".formatted(path, elements.size()), faults));
    }
    return elements;
  }

  /** A text that must be there and must say something. */
  String text() {
    if (!node.isTextual() || node.textValue().isBlank()) {
      fault("a text that is not empty");
    }
    return node.asText();
  }

  /** A text, or empty if it is absent. */
  String textIfAny() {
    if (!absent() && !node.isTextual()) {
      fault("a text");
    }
    return absent() ? "" : node.asText();
  }

  /** One of these words, which must be there. */
  String oneOf(Set<String> words) {
    if (!node.isTextual() || !words.contains(node.textValue())) {
      fault(String.join(" or ", words));
    }
    return node.asText();
  }

  /** One of these words, or empty if it is absent. */
  String oneOfIfAny(Set<String> words) {
    return absent() ? "" : oneOf(words);
  }

  /** An object of texts, which must be there. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    if (object()) {
      node.fieldNames().forEachRemaining(name -> texts.put(name, member(name).anyText()));
    }
    return texts;
  }

  /** An object of texts; empty if it is absent. */
  Map<String, String> textsIfAny() {
    return absent() ? Map.of() : texts();
  }

  /** A whole number that is not negative; 0 if it is absent. */
  long countIfAny() {
    if (!absent() && !(node.canConvertToLong() && node.isIntegralNumber() && node.asLong() >= 0)) {
      fault("a whole number, not negative");
    }
    return node.asLong();
  }

  /** A moment, which must be there. */
  Instant moment() {
    try {
      OffsetDateTime moment = OffsetDateTime.parse(node.asText());
      if (node.isTextual() && moment.getYear() >= 0 && moment.getYear() <= LAST_YEAR) {
        return moment.toInstant();
      }
    } catch (DateTimeParseException notAMoment) {
      // told below, like every other wrong value
    }
    fault("a moment such as 2026-01-31T12:00:00Z (RFC 3339)");
    return Instant.EPOCH;
  }

  /** A moment, or null if it is absent. */
  Instant momentIfAny() {
    return absent() ? null : moment();
  }

  private String anyText() {
    if (!node.isTextual()) {
      fault("a text");
    }
    return node.asText();
  }

  private boolean absent() {
    return node.isMissingNode() || node.isNull();
  }

  private boolean fault(String expected) {
    faults.add(path, "expected %s, found %s".formatted(expected, found()));
    return false;
  }

  private String found() {
    return switch (node.getNodeType()) {
      case MISSING -> "nothing";
      case NULL -> "null";
      case OBJECT -> "an object";
      case ARRAY -> node.isEmpty() ? "an empty array" : "an array";
      default -> PlainText.line(node.toString(), QUOTED);
    };
  }

  private static String step(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]{0,%d}".formatted(QUOTED))
        ? "." + name
        : "[%s]".formatted(new TextNode(PlainText.line(name, QUOTED)));
  }
}
