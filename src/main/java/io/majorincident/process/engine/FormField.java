package io.majorincident.process.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.language.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Something that a form writes.
 *
 * @param component as it stands in the form
 * @param hiddenWhen it is not shown if one of these holds
 * @param parts what it consists of, by name; empty if it is no group and no list
 */
record FormField(
    FieldKind kind, JsonNode component, List<HiddenWhen> hiddenWhen, Map<String, FormField> parts) {

  private static final Set<String> ANSWERED =
      Set.of("radio", "select", "checkbox", "checklist", "taglist", "number", "datetime");

  /** All fields of a form or of a part of it, by the names under which it sends them. */
  static Map<String, FormField> in(JsonNode form) {
    Map<String, FormField> fields = new LinkedHashMap<>();
    collect(form, List.of(), fields);
    return fields;
  }

  Label label() {
    String name = component.path("key").asText(component.path("path").asText());
    return new Label(component.path("label").asText(name));
  }

  /** The list whose rows it counts; null if it counts none. */
  String rowsOf() {
    return component.path("properties").path("rowsOf").asText(null);
  }

  boolean readOnly() {
    return component.path("readonly").asBoolean();
  }

  /** Whether it is answered in one go, and not written. */
  boolean isAnswered() {
    return ANSWERED.contains(component.path("type").asText());
  }

  /** Whether a form cannot be sent without it, whatever else is answered. */
  boolean required() {
    return component.path("validate").path("required").asBoolean() && hiddenWhen.isEmpty();
  }

  boolean hidden(Function<String, Object> entered) {
    return hiddenWhen.stream().anyMatch(condition -> condition.holds(entered));
  }

  private static void collect(
      JsonNode container, List<HiddenWhen> outer, Map<String, FormField> into) {
    for (JsonNode component : container.path("components")) {
      List<HiddenWhen> hidden = hidden(component, outer);
      String path = component.path("path").asText();
      if (component.path("type").asText().equals("dynamiclist")) {
        put(path, new FormField(FieldKind.ROWS, component, hidden, in(component)), into);
      } else if (component.has("components")) {
        collect(component, hidden, path.isEmpty() ? into : partsOf(path, component, into));
      } else if (component.has("key")) {
        FieldKind kind = FieldKind.of(component);
        put(component.path("key").asText(), new FormField(kind, component, hidden, Map.of()), into);
      }
    }
  }

  private static List<HiddenWhen> hidden(JsonNode component, List<HiddenWhen> outer) {
    String hide = component.path("conditional").path("hide").asText();
    if (hide.isEmpty()) {
      return outer;
    }
    List<HiddenWhen> all = new ArrayList<>(outer);
    all.add(HiddenWhen.of(hide));
    return List.copyOf(all);
  }

  /** A dot in a name means that it stands within something. */
  private static void put(String path, FormField field, Map<String, FormField> into) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      into.put(path, field);
    } else {
      put(path.substring(dot + 1), field, partsOf(path.substring(0, dot), field.component(), into));
    }
  }

  private static Map<String, FormField> partsOf(
      String path, JsonNode component, Map<String, FormField> into) {
    Map<String, FormField> fields = into;
    for (String name : path.split("\\.")) {
      fields =
          fields
              .computeIfAbsent(
                  name,
                  it -> new FormField(FieldKind.PART, component, List.of(), new LinkedHashMap<>()))
              .parts();
    }
    return fields;
  }
}
