package io.majorincident.process.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.language.Label;
import io.majorincident.process.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

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

  /**
   * All faults, in the order of the fields.
   *
   * @param entered the value of a field by its name, null for none
   */
  List<Fault> faults(Function<String, Object> entered) {
    List<Fault> faults = new ArrayList<>();
    fields.forEach(field -> check(field, entered.apply(field.get("key").asText()), faults));
    return faults;
  }

  static void check(JsonNode field, Object value, List<Fault> faults) {
    if (value == null || value.toString().isBlank()) {
      if (required(field)) {
        faults.add(Fault.of("'%s' is missing.", label(field)));
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

  private static void checkLength(JsonNode field, String value, List<Fault> faults) {
    int most = field.path("validate").path("maxLength").asInt(Integer.MAX_VALUE);
    if (value.length() > most) {
      faults.add(
          Fault.of(
              "'%s' is %d characters long, at most %d fit.", label(field), value.length(), most));
    }
  }

  private static void checkRange(JsonNode field, Object value, List<Fault> faults) {
    if (!field.path("type").asText().equals("number")) {
      return;
    }
    JsonNode limits = field.path("validate");
    if (!(value instanceof Number number)
        || number.doubleValue() < limits.path("min").asDouble(-Double.MAX_VALUE)
        || number.doubleValue() > limits.path("max").asDouble(Double.MAX_VALUE)) {
      faults.add(noNumber(label(field), limits, value));
    }
  }

  private static Fault noNumber(Label field, JsonNode limits, Object value) {
    String least = limits.path("min").asText();
    String most = limits.path("max").asText();
    if (least.isEmpty() && most.isEmpty()) {
      return Fault.of("'%s' must be a number, but is '%s'.", field, value);
    }
    if (most.isEmpty()) {
      return Fault.of("'%s' must be a number from %s, but is '%s'.", field, least, value);
    }
    return least.isEmpty()
        ? Fault.of("'%s' must be a number up to %s, but is '%s'.", field, most, value)
        : Fault.of("'%s' must be a number from %s to %s, but is '%s'.", field, least, most, value);
  }

  private static void checkOption(JsonNode field, String value, List<Fault> faults) {
    JsonNode options = field.path("values");
    if (!options.isArray() || options.isEmpty()) {
      return;
    }
    boolean known =
        StreamSupport.stream(options.spliterator(), false)
            .anyMatch(option -> option.path("value").asText().equals(value));
    if (!known) {
      faults.add(Fault.of("'%s' cannot be '%s'.", label(field), value));
    }
  }

  private static Label label(JsonNode field) {
    return new Label(field.path("label").asText(field.get("key").asText()));
  }
}
