package io.majorincident.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.language.Glossary;
import io.majorincident.process.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a form takes, and what it refuses, for every kind of field that Modeler offers. */
class SentFieldsTest {

  private static final String FORM =
      """
      {"components": [
        {"type": "text", "text": "Hello"},
        {"type": "textfield", "key": "name"},
        {"type": "textarea", "key": "remark", "validate": {"maxLength": 5}},
        {"type": "number", "key": "count"},
        {"type": "number", "key": "digits", "serializeToString": true},
        {"type": "checkbox", "key": "flag"},
        {"type": "radio", "key": "change", "values": [{"value": "a"}, {"value": "b"}]},
        {"type": "select", "key": "team", "conditional": {"hide": "=change != \\"a\\""}},
        {"type": "datetime", "key": "at", "subtype": "datetime"},
        {"type": "datetime", "key": "local", "timeSerializingFormat": "no_timezone"},
        {"type": "datetime", "key": "day", "subtype": "date"},
        {"type": "taglist", "key": "tags"},
        {"type": "checklist", "key": "ticks"},
        {"type": "textfield", "key": "fixed", "disabled": true},
        {"type": "textfield", "key": "seen", "readonly": true},
        {"type": "expression", "key": "computed", "expression": "=1"},
        {"type": "table", "id": "t"},
        {"type": "textfield", "key": "customer.name"},
        {"type": "group", "components": [{"type": "textfield", "key": "inGroup"}]},
        {"type": "group", "path": "part", "components": [
          {"type": "number", "key": "size"},
          {"type": "group", "path": "inner", "components": [{"type": "checkbox", "key": "deep"}]}]},
        {"type": "dynamiclist", "path": "rows", "components": [
          {"type": "textfield", "key": "what", "validate": {"maxLength": 5}},
          {"type": "textfield", "key": "more", "conditional": {"hide": "=what = \\"x\\""}},
          {"type": "select", "key": "how", "values": [{"value": "a"}]}]}
      ]}
      """;

  private final Map<String, Object> before = new HashMap<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name     | "x"
          name     | ""
          name     | null
          count    | 3
          count    | 3.5
          count    | null
          digits   | "3"
          flag     | true
          change   | "a"
          at       | "2026-11-25T14:30+01:00"
          local    | "2026-11-25T14:30"
          at       | ""
          day      | "2026-11-25"
          tags     | ["x", "y"]
          ticks    | []
          seen     | "x"
          inGroup  | "x"
          customer | {"name": "x"}
          part     | {"size": 3, "inner": {"deep": true}}
          rows     | []
          rows     | [{"what": "x"}, {"what": "y", "more": "z", "how": "a"}]
          """)
  void whatAFormSendsIsTaken(String name, String json) {
    assertThat(faults(name, json)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nothing  | "x"                              | The form has no field 'nothing': leave it out.
          t        | "x"                              | The form has no field 't': leave it out.
          size     | 3                                | The form has no field 'size': leave it out.
          name     | 1                                | 'name' must be a text.
          name     | true                             | 'name' must be a text.
          name     | ["x"]                            | 'name' must be a text.
          name     | {"x": 1}                         | 'name' must be a text.
          name     | "x\\u0000"                       | 'name' holds a character that cannot be kept.
          count    | "3"                              | 'count' must be a number.
          count    | 99999999999999999999             | 'count' must be a number.
          digits   | 3                                | 'digits' must be a text.
          flag     | "true"                           | 'flag' must be true or false.
          flag     | 1                                | 'flag' must be true or false.
          change   | 1                                | 'change' must be a text.
          at       | "tomorrow"                       | 'tomorrow' is no moment such as 2026-11-25T14:30+01:00: correct 'at'.
          at       | "+20000-01-01T00:00Z"            | '+20000-01-01T00:00Z' is no moment such as 2026-11-25T14:30+01:00: correct 'at'.
          local    | "2026-11-25T14:30+01:00"         | 'local' must be a moment such as 2026-11-25T14:30.
          change   | 1e999                            | 'change' must be a text.
          at       | 5                                | 'at' must be a moment such as 2026-11-25T14:30+01:00.
          day      | "2026-02-30"                     | 'day' must be a day such as 2026-11-25.
          tags     | "x"                              | 'tags' must be a list of texts, as JSON.
          tags     | [1]                              | 'tags' must be a list of texts, as JSON.
          ticks    | {"x": 1}                         | 'ticks' must be a list of texts, as JSON.
          fixed    | "x"                              | 'fixed' is only shown: leave it out.
          computed | "x"                              | 'computed' is only shown: leave it out.
          team     | "x"                              | 'team' is not asked for with these answers: leave it out.
          customer | {"name": "x", "age": 3}          | The form has no field 'customer.age': leave it out.
          part     | []                               | 'part' must be its fields, as JSON.
          part     | {"size": "3"}                    | 'size' must be a number.
          part     | {"inner": {"deep": 1}}           | 'deep' must be true or false.
          part     | {"inner": {"other": 1}}          | The form has no field 'part.inner.other': leave it out.
          rows     | {"what": "x"}                    | 'rows' must be a list of entries, as JSON.
          rows     | [["x"]]                          | 'rows' must be a list of entries, as JSON.
          rows     | [{"what": "x"}, {"who": "y"}]    | The form has no field 'rows[2].who': leave it out.
          rows     | [{"what": {"a": 1}}]             | 'what' must be a text.
          rows     | [{"what": "x", "more": "y"}]     | 'more' is not asked for with these answers: leave it out.
          """)
  void whatNoFormSendsIsNamed(String name, String json, String fault) {
    assertThat(faults(name, json)).containsExactly(fault);
  }

  @Test
  void whatIsShownDependsOnWhatIsSentAndElseOnWhatWasThere() {
    assertThat(faults(Map.of("change", "a", "team", "x"))).isEmpty();
    assertThat(faults(Map.of("change", "b", "team", "x"))).hasSize(1);
    before.put("change", "a");
    assertThat(faults(Map.of("team", "x"))).isEmpty();
    assertThat(faults(Map.of("change", "b", "team", "x"))).hasSize(1);
  }

  @Test
  void nothingIsLongerThanTheDatabaseKeeps() {
    assertThat(faults(Map.of("name", "x".repeat(4_000)))).isEmpty();
    assertThat(faults(Map.of("name", "x".repeat(4_001))))
        .containsExactly("'name' is 4001 characters long, at most 4000 fit.");
    assertThat(faults(Map.of("change", "x".repeat(300))))
        .singleElement()
        .asString()
        .hasSizeLessThan(100);
  }

  @Test
  void thousandsOfNamesAreAnsweredWithTheFirstFew() {
    Map<String, Object> many = new HashMap<>();
    for (int name = 0; name < 5_000; name++) {
      many.put("x".repeat(100) + name, "y");
    }
    assertThat(faults(many)).hasSize(20).allMatch(fault -> fault.length() < 200);
  }

  @Test
  void nothingIsMadeOutOfWhatIsSent() {
    VariableMap sent =
        Variables.createVariables()
            .putValueTyped("name", Variables.stringValue("x", true))
            .putValueTyped(
                "remark",
                Variables.serializedObjectValue("[]")
                    .serializationDataFormat("application/json")
                    .objectTypeName("java.lang.Runtime")
                    .create())
            .putValueTyped("tags", SpinValues.jsonValue("[\"x\"").create())
            .putValueTyped("rows", SpinValues.jsonValue("[{\"what\":\"x\",\"what\":1}]").create())
            .putValueTyped("team", Variables.fileValue("x").file(new byte[0]).create());
    sent.keySet()
        .forEach(
            name ->
                assertThat(faults(Map.of(name, SentValue.of(sent.getValueTyped(name)))))
                    .as(name)
                    .hasSize(1));
  }

  private List<String> faults(String name, String json) {
    Map<String, Object> sent = new HashMap<>();
    sent.put(name, SentValue.in(read(json)));
    return faults(sent);
  }

  private List<String> faults(Map<String, Object> sent) {
    List<Fault> faults = SentFields.faults(read(FORM), sent, before::get);
    return faults.stream().map(fault -> fault.say(Glossary.NONE)).toList();
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
