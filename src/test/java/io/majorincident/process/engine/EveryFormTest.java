package io.majorincident.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.language.Glossary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of our forms takes what Tasklist sends, and nothing that it does not. */
class EveryFormTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> NEVER_ASKED =
      List.of("openChannels", "page", "severity", "completedBy", "nrOfInstances", "", "answer ");

  static Stream<Path> forms() throws IOException {
    return Files.list(Path.of("forms")).filter(file -> file.toString().endsWith(".form")).sorted();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void itTakesWhatTasklistSends(Path file) {
    JsonNode form = read(file);
    for (Map<String, Object> sent : answers(FormField.in(form))) {
      assertThat(faults(form, sent)).as("%s", sent).isEmpty();
    }
  }

  /** Nothing is excepted: what is usual stands in the description. */
  @ParameterizedTest
  @MethodSource("forms")
  void nothingIsAnsweredByTheFormItself(Path file) {
    JsonNode form = read(file);
    assertThat(form.findValues("defaultValue")).isEmpty();
    assertThat(form.findParents("type"))
        .extracting(it -> it.path("type").asText())
        .as("a box that is not ticked would be taken for a no")
        .doesNotContain("checkbox");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void noRowOfAListIsHidden(Path file) {
    JsonNode form = read(file);
    FormField.in(form)
        .forEach(
            (name, field) -> {
              if (field.kind() == FieldKind.ROWS) {
                assertThat(field.component().path("disableCollapse").asBoolean()).isTrue();
                assertThat(FormField.in(form).values())
                    .extracting(FormField::rowsOf)
                    .as("who counts the rows")
                    .contains(name);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void itTakesNoFurtherKey(Path file) {
    JsonNode form = read(file);
    for (String key : NEVER_ASKED) {
      Map<String, Object> sent = shown(FormField.in(form));
      sent.put(key, "x");
      assertThat(faults(form, sent))
          .containsExactly("The form has no field '%s': leave it out.".formatted(key));
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void eachFieldTakesItsKindAlone(Path file) {
    JsonNode form = read(file);
    Map<String, FormField> fields = FormField.in(form);
    for (String key : shown(fields).keySet()) {
      for (Object wrong : wrong(fields.get(key).kind())) {
        Map<String, Object> sent = shown(fields);
        sent.put(key, wrong);
        assertThat(faults(form, sent)).as("%s = %s", key, wrong).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatIsHiddenIsNotTaken(Path file) {
    JsonNode form = read(file);
    Map<String, FormField> fields = FormField.in(form);
    Map<String, Object> shown = shown(fields);
    for (String key : fields.keySet()) {
      if (!shown.containsKey(key)) {
        Map<String, Object> sent = shown(fields);
        sent.put(key, right(fields.get(key)));
        assertThat(faults(form, sent)).singleElement().asString().contains("not asked for");
      }
    }
  }

  @Test
  void everyConditionOfOurFormsIsUnderstood() throws IOException {
    int conditions = 0;
    for (Path file : forms().toList()) {
      for (JsonNode hide : read(file).findValues("hide")) {
        assertThat(HiddenWhen.of(hide.asText()).either()).as("%s", hide).isNotEmpty();
        conditions++;
      }
    }
    assertThat(conditions).isGreaterThan(10);
  }

  /** One for each option of each choice on which others depend. */
  private static List<Map<String, Object>> answers(Map<String, FormField> fields) {
    List<Map<String, Object>> answers = new ArrayList<>(List.of(shown(fields)));
    fields.forEach(
        (key, field) ->
            options(field)
                .forEach(
                    option ->
                        answers.add(
                            shown(fields, Map.of(key, SentValue.in(option.path("value")))))));
    return answers;
  }

  private static JsonNode options(FormField field) {
    return field.component().path("values");
  }

  private static Map<String, Object> shown(Map<String, FormField> fields) {
    return shown(fields, Map.of());
  }

  /** Every field that is shown with the first option of each choice, but for those given. */
  private static Map<String, Object> shown(
      Map<String, FormField> fields, Map<String, Object> chosen) {
    Map<String, Object> all = new LinkedHashMap<>();
    fields.forEach((key, field) -> all.put(key, chosen.getOrDefault(key, "")));
    fields.forEach((key, field) -> all.replace(key, "", right(field)));
    Map<String, Object> shown = new LinkedHashMap<>(all);
    shown.keySet().removeIf(key -> fields.get(key).hidden(all::get));
    return shown;
  }

  private static Object right(FormField field) {
    return switch (field.kind()) {
      case NUMBER -> 3;
      case FLAG -> true;
      case MOMENT -> "2026-11-25T14:30+01:00";
      case DAY -> "2026-11-25";
      case TEXTS -> JSON.createArrayNode().add("x");
      case ROWS -> JSON.createArrayNode().add(JSON.valueToTree(shown(field.parts())));
      case PART -> JSON.valueToTree(shown(field.parts()));
      default -> options(field).isEmpty() ? "x" : options(field).get(0).path("value").asText();
    };
  }

  private static List<Object> wrong(FieldKind kind) {
    JsonNode list = JSON.createArrayNode().add(JSON.createObjectNode().put("evil", 1));
    JsonNode object = JSON.createObjectNode().put("evil", 1);
    List<Object> wrong = new ArrayList<>(List.of(list, object, SentValue.STRANGE));
    if (kind != FieldKind.TEXT) {
      wrong.add("evil");
    }
    if (kind != FieldKind.NUMBER) {
      wrong.add(7);
    }
    if (kind != FieldKind.FLAG) {
      wrong.add(false);
    }
    return wrong;
  }

  private static List<String> faults(JsonNode form, Map<String, Object> sent) {
    return SentFields.faults(form, sent, name -> null).stream()
        .map(fault -> fault.say(Glossary.NONE))
        .toList();
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
