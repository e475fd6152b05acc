package io.majorincident.planning.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value in a JSON file that knows its place. Whatever is not there is an empty value at the place
 * where it was looked for, so that reading goes on and all faults come to light.
 */
final class Json {

  private static final String LIST = "Should be a list. Export the file again, and send all of it.";
  private static final String TEXT = "Should be a text. Export the file again, and send all of it.";

  private final Place place;
  private final Object value;

  /**
   * @param value a map of Json, a list of Json, a text, or null
   */
  Json(Place place, Object value) {
    this.place = place;
    this.value = value;
  }

  Place place() {
    return place;
  }

  /** Whether there is anything, and be it empty. */
  boolean isThere() {
    return value != null;
  }

  boolean isText() {
    return value instanceof String;
  }

  boolean isList() {
    return value instanceof List;
  }

  /** What stands under this key. */
  Json at(String key) {
    Object found = value instanceof Map<?, ?> map ? map.get(key) : null;
    return found instanceof Json json ? json : new Json(place.below(key, place.line()), null);
  }

  /** The first of these keys under which anything stands. */
  Json first(String... keys) {
    for (String key : keys) {
      if (at(key).isThere()) {
        return at(key);
      }
    }
    return at(keys[0]);
  }

  /** What stands in the list here; empty if there is none, noted if it is no list. */
  List<Json> items() {
    if (isThere() && !isList()) {
      place.fault(LIST);
    }
    return isList() ? ((List<?>) value).stream().map(Json.class::cast).toList() : List.of();
  }

  /** The text here without surrounding blanks; empty if there is none. */
  String text() {
    if (isThere() && !isText()) {
      place.fault(TEXT);
    }
    return isText() ? ((String) value).strip() : "";
  }

  /** The whole number here; empty if there is none, noted if it is none. */
  Optional<Long> number() {
    String text = text();
    if (!text.isEmpty() && !text.matches("-?\\d{1,12}")) {
      place.fault("'%s' should be a whole number. Correct it in the source.".formatted(text));
      return Optional.empty();
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
  }

  /** The whole number here; noted if there is none. */
  Optional<Long> requiredNumber() {
    if (!isThere()) {
      missing();
    }
    return number();
  }

  void missing() {
    place.fault("Is missing. Export the file again, and send all of it.");
  }
}
