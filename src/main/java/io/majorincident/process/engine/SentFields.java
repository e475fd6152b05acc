package io.majorincident.process.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.process.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Compares what was sent with what a form asks for: no field more, each with a value of its kind,
 * and none that the form did not show.
 */
final class SentFields {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_CHOICE = 255;

  /** What the engine's database keeps of a text. */
  private static final int LONGEST_TEXT = 4_000;

  /** The first few say it; somebody might have sent thousands. */
  private static final int MOST_FAULTS = 20;

  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param form as it was deployed
   * @param sent values as {@link SentValue} gives them, by name
   * @param before the value of a variable before anything was sent; null if there is none
   */
  static List<Fault> faults(
      JsonNode form, Map<String, Object> sent, Function<String, Object> before) {
    SentFields fields = new SentFields();
    fields.check("", FormField.in(form), sent, before);
    return fields.faults.stream().limit(MOST_FAULTS).toList();
  }

  private void check(
      String where,
      Map<String, FormField> fields,
      Map<String, Object> sent,
      Function<String, Object> before) {
    Function<String, Object> now =
        name -> sent.containsKey(name) ? sent.get(name) : before.apply(name);
    sent.forEach((name, value) -> check(where + name, fields.get(name), value, now));
  }

  private void check(String name, FormField field, Object value, Function<String, Object> now) {
    if (field == null) {
      faults.add(Fault.of("The form has no field '%s': leave it out.", shortened(name)));
    } else if (field.kind() == FieldKind.NOTHING) {
      faults.add(Fault.of(FieldKind.NOTHING.sentence(), field.label()));
    } else if (field.hidden(now)) {
      faults.add(
          Fault.of("'%s' is not asked for with these answers: leave it out.", field.label()));
    } else if (value != null) {
      checkValue(name, field, value, now);
    }
  }

  private void checkValue(
      String name, FormField field, Object value, Function<String, Object> now) {
    if (!field.kind().fits(value)) {
      faults.add(unfit(field, value));
    } else if (value instanceof String text && isTooLong(text, field)) {
      faults.add(tooLong(text, field));
    } else if (value instanceof String text && text.indexOf('\0') >= 0) {
      faults.add(Fault.of("'%s' holds a character that cannot be kept.", field.label()));
    } else if (field.kind() == FieldKind.PART) {
      check(name + ".", field.parts(), values((JsonNode) value), now);
    } else if (field.kind() == FieldKind.ROWS) {
      checkRows(name, field, (JsonNode) value, now);
    }
  }

  private void checkRows(
      String name, FormField field, JsonNode rows, Function<String, Object> now) {
    for (int row = 0; row < rows.size() && faults.size() < MOST_FAULTS; row++) {
      String where = "%s[%d]".formatted(name, row + 1);
      if (rows.get(row).isObject()) {
        check(where + ".", field.parts(), values(rows.get(row)), now);
      } else {
        faults.add(Fault.of(field.kind().sentence(), field.label()));
      }
    }
  }

  private static Map<String, Object> values(JsonNode fields) {
    Map<String, Object> values = new LinkedHashMap<>();
    fields.properties().forEach(it -> values.put(it.getKey(), SentValue.in(it.getValue())));
    return values;
  }

  private static Fault unfit(FormField field, Object value) {
    return field.kind() == FieldKind.MOMENT && value instanceof String text
        ? Fault.of(
            "'%s' is no moment such as 2026-11-25T14:30+01:00: correct '%s'.",
            shortened(text), field.label())
        : Fault.of(field.kind().sentence(), field.label());
  }

  private static boolean isTooLong(String text, FormField field) {
    return text.length() > (isChoice(field) ? LONGEST_CHOICE : LONGEST_TEXT);
  }

  private static Fault tooLong(String text, FormField field) {
    if (isChoice(field)) {
      return Fault.of("'%s' cannot be '%s'.", field.label(), shortened(text));
    }
    int most = field.component().path("validate").path("maxLength").asInt(LONGEST_TEXT);
    return Fault.of(
        "'%s' is %d characters long, at most %d fit.",
        field.label(), text.length(), Math.min(most, LONGEST_TEXT));
  }

  private static boolean isChoice(FormField field) {
    return List.of("select", "radio").contains(field.component().path("type").asText());
  }

  private static String shortened(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
  }
}
