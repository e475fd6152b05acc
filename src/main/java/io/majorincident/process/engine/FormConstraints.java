package io.majorincident.process.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.language.Label;
import io.majorincident.process.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * The constraints that a Camunda Form puts on its fields, those in groups and in the rows of lists
 * too. A field that is shown only under a condition, its own or that of what it stands in, is
 * checked for its value, but not for being there.
 */
final class FormConstraints {

  private final List<Fault> faults = new ArrayList<>();

  private FormConstraints() {}

  /**
   * All faults, in the order of the fields.
   *
   * @param form as it was deployed
   * @param entered the value of a field by its name, null for none
   */
  static List<Fault> faults(JsonNode form, Function<String, Object> entered) {
    FormConstraints constraints = new FormConstraints();
    constraints.checkAll(form, entered, true);
    return constraints.faults;
  }

  private void checkAll(JsonNode container, Function<String, Object> entered, boolean shown) {
    for (JsonNode component : container.path("components")) {
      boolean surelyShown = shown && !component.has("conditional");
      if (component.has("components")) {
        parts(component, entered).forEach(part -> checkAll(component, part, surelyShown));
      } else if (component.has("key")) {
        check(component, entered.apply(component.get("key").asText()), surelyShown, faults);
      }
    }
  }

  /** What the fields in it are read from: once for each row, if it is a list. */
  private static List<Function<String, Object>> parts(
      JsonNode component, Function<String, Object> entered) {
    String path = component.path("path").asText();
    if (path.isEmpty()) {
      return List.of(entered);
    }
    JsonNode value = SentValue.json(entered.apply(path));
    if (!component.path("type").asText().equals("dynamiclist")) {
      return List.of(name -> SentValue.in(value.path(name)));
    }
    return StreamSupport.stream(value.spliterator(), false)
        .<Function<String, Object>>map(row -> name -> SentValue.in(row.path(name)))
        .toList();
  }

  private static void check(JsonNode field, Object value, boolean shown, List<Fault> faults) {
    if (value == null || value.toString().isBlank()) {
      if (shown && field.path("validate").path("required").asBoolean()) {
        faults.add(Fault.of("'%s' is missing.", label(field)));
      }
      return;
    }
    checkLength(field, value.toString(), faults);
    checkRange(field, value, faults);
    checkOption(field, value.toString(), faults);
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
