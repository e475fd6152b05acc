package io.majorincident.process.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What can be entered into a component of a Camunda Form, and how it is said if it is not that. */
enum FieldKind {
  TEXT("'%s' must be a text.", String.class::isInstance),
  NUMBER("'%s' must be a number.", FieldKind::isNumber),
  FLAG("'%s' must be true or false.", Boolean.class::isInstance),
  MOMENT(
      "'%s' must be a moment such as 2026-11-25T14:30+01:00.",
      value -> isBlank(value) || parses(value, OffsetDateTime::parse)),
  LOCAL_MOMENT(
      "'%s' must be a moment such as 2026-11-25T14:30.",
      value -> isBlank(value) || parses(value, LocalDateTime::parse)),
  DAY(
      "'%s' must be a day such as 2026-11-25.",
      value -> isBlank(value) || parses(value, FieldKind::day)),
  TEXTS("'%s' must be a list of texts, as JSON.", FieldKind::areTexts),
  ROWS(
      "'%s' must be a list of entries, as JSON.",
      value -> value instanceof JsonNode rows && rows.isArray()),
  PART(
      "'%s' must be its fields, as JSON.",
      value -> value instanceof JsonNode part && part.isObject()),
  /** Only shown, so that no form sends it. */
  NOTHING("'%s' is only shown: leave it out.", value -> false);

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;

  private static final Map<String, FieldKind> BY_TYPE =
      Map.of(
          "textfield", TEXT,
          "textarea", TEXT,
          "select", TEXT,
          "radio", TEXT,
          "number", NUMBER,
          "checkbox", FLAG,
          "datetime", MOMENT,
          "checklist", TEXTS,
          "taglist", TEXTS);

  private final String sentence;
  private final Predicate<Object> fits;

  FieldKind(String sentence, Predicate<Object> fits) {
    this.sentence = sentence;
    this.fits = fits;
  }

  /** What a component with a key asks for. */
  static FieldKind of(JsonNode component) {
    if (component.path("disabled").asBoolean()) {
      return NOTHING;
    }
    if (component.path("properties").has("rowsOf")) {
      return NUMBER;
    }
    if (isYesOrNo(component.path("values"))) {
      return FLAG;
    }
    FieldKind kind = BY_TYPE.getOrDefault(component.path("type").asText(), NOTHING);
    if (kind == NUMBER && component.path("serializeToString").asBoolean()) {
      return TEXT;
    }
    return kind == MOMENT ? ofTime(component) : kind;
  }

  /**
   * A question that somebody must answer, where a box that is not ticked would be taken for a no.
   */
  private static boolean isYesOrNo(JsonNode options) {
    return !options.isEmpty()
        && options.valueStream().allMatch(option -> option.path("value").isBoolean());
  }

  private static FieldKind ofTime(JsonNode component) {
    return switch (component.path("subtype").asText().toLowerCase(Locale.ROOT)) {
      case "date" -> DAY;
      case "time" -> TEXT;
      default -> isWithoutZone(component) ? LOCAL_MOMENT : MOMENT;
    };
  }

  private static boolean isWithoutZone(JsonNode component) {
    return component.path("timeSerializingFormat").asText().equals("no_timezone");
  }

  /** What to say of a value that does not fit; takes the label of the field. */
  String sentence() {
    return sentence;
  }

  /**
   * Whether the value can have been entered.
   *
   * @param value a text, number or boolean, or JSON
   */
  boolean fits(Object value) {
    return fits.test(value);
  }

  private static boolean isNumber(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Double decimal && Double.isFinite(decimal);
  }

  private static boolean isBlank(Object value) {
    return value instanceof String text && text.isBlank();
  }

  private static boolean areTexts(Object value) {
    return value instanceof JsonNode list
        && list.isArray()
        && StreamSupport.stream(list.spliterator(), false).allMatch(JsonNode::isTextual);
  }

  private static boolean parses(Object value, Function<String, TemporalAccessor> parse) {
    try {
      return value instanceof String text && isOfOurTime(parse.apply(text));
    } catch (DateTimeParseException none) {
      return false;
    }
  }

  /** A day that was shown at noon, and left as it was, comes back with its time. */
  private static LocalDate day(String text) {
    return text.contains("T") ? LocalDateTime.parse(text).toLocalDate() : LocalDate.parse(text);
  }

  private static boolean isOfOurTime(TemporalAccessor moment) {
    int year = moment.get(ChronoField.YEAR);
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }
}
