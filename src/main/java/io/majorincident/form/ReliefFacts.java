package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.majorincident.duty.Relievers;
import io.majorincident.duty.SwapWording;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who was woken too often, what they have said, and who could be on call instead. */
@Component
class ReliefFacts {

  private final Relievers relievers;
  private final SwapWording wording;
  private final ObjectMapper json;

  ReliefFacts(Relievers relievers, SwapWording wording, ObjectMapper json) {
    this.relievers = relievers;
    this.wording = wording;
    this.json = json;
  }

  /** The texts for a task with these variables; none if it is about nobody tired. */
  Map<String, String> texts(JsonNode variables) {
    if (!variables.has("tiredPerson")) {
      return Map.of();
    }
    String note = text(variables, "replyNote");
    return Map.of(
        "tiredName",
        PlainText.escape(wording.name(text(variables, "tiredPerson"))),
        "reliefNote",
        note.isBlank() ? "–" : PlainText.escapeLines(note));
  }

  /** The lists from which its form lets people choose, as JSON. */
  Map<String, String> lists(JsonNode variables) {
    return variables.has("tiredPerson")
        ? Map.of("relievers", options(variables).toString())
        : Map.of();
  }

  private ArrayNode options(JsonNode variables) {
    ArrayNode options = json.createArrayNode();
    relievers
        .of(text(variables, "onCallTeam"), text(variables, "tiredPerson"))
        .forEach(
            person -> options.addObject().put("label", wording.name(person)).put("value", person));
    return options;
  }

  private static String text(JsonNode variables, String name) {
    return variables.path(name).path("value").asText("");
  }
}
