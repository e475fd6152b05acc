package io.majorincident.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.language.Glossary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a form of an owner asks for is asked for wherever in the form it stands. */
class FormConstraintsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CAUSE =
      """
      {"type": "textfield", "key": "cause", "label": "Cause",
       "validate": {"required": true, "maxLength": 5}}
      """;

  @Test
  void whatAGroupAsksForIsMissed() throws Exception {
    assertThat(faults(group(""), Map.of())).containsExactly("'Cause' is missing.");
    assertThat(faults(group(""), Map.of("cause", "a leak")))
        .containsExactly("'Cause' is 6 characters long, at most 5 fit.");
    assertThat(faults(group(""), Map.of("cause", "leak"))).isEmpty();
  }

  @Test
  void aGroupWithAPathHoldsItsAnswersItself() throws Exception {
    String form = group("\"path\": \"why\", ");
    assertThat(faults(form, Map.of("cause", "leak"))).containsExactly("'Cause' is missing.");
    assertThat(faults(form, Map.of("why", json("{\"cause\": \"leak\"}")))).isEmpty();
  }

  @Test
  void whatAHiddenGroupAsksForIsNotMissed() throws Exception {
    String form = group("\"conditional\": {\"hide\": \"=x = 1\"}, ");
    assertThat(faults(form, Map.of())).isEmpty();
  }

  @Test
  void eachRowIsLookedAt() throws Exception {
    String form =
        """
        {"components": [{"type": "dynamiclist", "path": "rows", "components": [%s]}]}
        """
            .formatted(CAUSE);
    assertThat(faults(form, Map.of())).as("no row").isEmpty();
    JsonNode rows = json("[{\"cause\": \"leak\"}, {\"cause\": \" \"}, {}, {\"cause\": null}]");
    assertThat(faults(form, Map.of("rows", rows))).hasSize(3).containsOnly("'Cause' is missing.");
    assertThat(faults(form, Map.of("rows", json("[{\"cause\": \"a leak\"}]"))))
        .containsExactly("'Cause' is 6 characters long, at most 5 fit.");
  }

  @Test
  void aRowOffersItsChoicesAlone() throws Exception {
    String form =
        """
        {"components": [{"type": "dynamiclist", "path": "rows", "components": [
          {"type": "select", "key": "how", "label": "How", "values": [{"value": "x"}]}]}]}
        """;
    assertThat(faults(form, Map.of("rows", json("[{\"how\": \"x\"}]")))).isEmpty();
    assertThat(faults(form, Map.of("rows", json("[{\"how\": \"z\"}]"))))
        .containsExactly("'How' cannot be 'z'.");
  }

  private static String group(String properties) {
    return """
        {"components": [{"type": "group", %s"components": [%s]}]}
        """
        .formatted(properties, CAUSE);
  }

  private static List<String> faults(String form, Map<String, Object> entered)
      throws JsonProcessingException {
    Map<String, Object> values = new HashMap<>(entered);
    return FormConstraints.faults(json(form), values::get).stream()
        .map(fault -> fault.say(Glossary.NONE))
        .toList();
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }
}
