package io.majorincident.process.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * The constraints that a Camunda Form puts on its fields. A field that is shown only under a
 * condition is checked for its value, but not for being there.
 *
 * @param fields the components that have a key
 */
record FormConstraints(List<JsonNode> fields) {

  static FormConstraints of(JsonNode form) {
    return new FormConstraints(
        StreamSupport.stream(form.path("components").spliterator(), false)
            .filter(component -> component.has("key"))
            .toList());
  }

  /** Each fault as a sentence. */
  List<String> faults(VariableScope entered) {
    List<String> faults = new ArrayList<>();
    fields.forEach(field -> check(field, entered.getVariable(field.get("key").asText()), faults));
    return faults;
  }

  private static void check(JsonNode field, Object value, List<String> faults) {
    if (value == null || value.toString().isBlank()) {
      if (required(field)) {
        faults.add("'%s' is missing.".formatted(label(field)));
      }
      return;
    }
    checkLength(field, value.toString(), faults);
    checkRange(field, value, faults);
    checkOption(field, value.toString(), faults);
  }

  private static boolean required(JsonNode field) {
    return field.path("validate").path("required").asBoolean() && !field.has("conditional");
  }

  private static void checkLength(JsonNode field, String value, List<String> faults) {
    int most = field.path("validate").path("maxLength").asInt(Integer.MAX_VALUE);
    if (value.length() > most) {
      faults.add(
          "'%s' is %d characters long, at most %d fit."
              .formatted(label(field), value.length(), most));
    }
  }

  private static void checkRange(JsonNode field, Object value, List<String> faults) {
    if (!field.path("type").asText().equals("number")) {
      return;
    }
    JsonNode limits = field.path("validate");
    if (!(value instanceof Number number)
        || number.doubleValue() < limits.path("min").asDouble(-Double.MAX_VALUE)
        || number.doubleValue() > limits.path("max").asDouble(Double.MAX_VALUE)) {
      faults.add(
          "'%s' must be a number%s%s, but is '%s'."
              .formatted(
                  label(field),
                  limit(" from ", limits, "min"),
                  limit(" to ", limits, "max"),
                  value));
    }
  }

  private static String limit(String word, JsonNode limits, String name) {
    return limits.has(name) ? word + limits.get(name).asText() : "";
  }

  private static void checkOption(JsonNode field, String value, List<String> faults) {
    JsonNode options = field.path("values");
    if (!options.isArray() || options.isEmpty()) {
      return;
    }
    boolean known =
        StreamSupport.stream(options.spliterator(), false)
            .anyMatch(option -> option.path("value").asText().equals(value));
    if (!known) {
      faults.add("'%s' cannot be '%s'.".formatted(label(field), value));
    }
  }

  private static String label(JsonNode field) {
    return field.path("label").asText(field.get("key").asText());
  }
}
