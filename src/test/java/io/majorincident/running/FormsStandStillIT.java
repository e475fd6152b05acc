package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every form, as Tasklist draws it: nothing moves between the moment when the mouse goes down and
 * the moment when it comes up, nothing is chosen by itself, and no row is lost.
 */
class FormsStandStillIT extends Walk {

  @Test
  void whatIsClickedIsWhatIsChosen() throws Exception {
    try (DrawnForm drawn = drawn()) {
      for (Path form : forms()) {
        drawn.show(read(form), variables(2));
        assertThat(drawn.chosen()).as("chosen in %s by itself", form).isEmpty();
        drawn.onADesk().sendInVain().clickThrough("5");
        drawn.onAPhone().clickThrough("");
      }
    }
  }

  /** With the messages where form-js puts them, the same clicks miss. */
  @Test
  void aFormThatMovesIsSeenToMove() throws Exception {
    try (DrawnForm drawn = drawn()) {
      drawn.show(read(Path.of("forms/assessImpact.form")), variables(2));
      drawn.withMessagesBetweenTheFields().onADesk();
      assertThatThrownBy(() -> drawn.sendInVain().clickThrough("5"))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void sevenRowsAreSentAsSeven() throws Exception {
    try (DrawnForm drawn = drawn()) {
      for (String list : List.of("review hypotheses", "writePostmortem actions")) {
        String[] name = list.split(" ");
        drawn.show(read(Path.of("forms/%s.form".formatted(name[0]))), variables(7));
        String sent = drawn.onADesk().answerAll().send();
        JsonNode rows = json.readTree(sent).at("/variables/%s/value".formatted(name[1]));
        assertThat(json.readTree(rows.asText())).as(list).hasSize(7);
      }
    }
  }

  private DrawnForm drawn() throws Exception {
    String number = application.begins("backoffice", "critical", "Forms are looked at");
    OpenTask task = task("Acknowledge the page", number);
    return new DrawnForm(chromium, application, pagedPerson(number), task);
  }

  private static List<Path> forms() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("forms"))) {
      return files.filter(file -> file.toString().endsWith(".form")).sorted().toList();
    }
  }

  private JsonNode read(Path form) throws Exception {
    return json.readTree(form.toFile());
  }

  /** What a form chooses from, and lists with so many rows. */
  private ObjectNode variables(int rows) {
    ObjectNode variables = json.createObjectNode();
    for (String list : List.of("people", "teams", "services", "relievers", "onCallTeams")) {
      put(variables, list, json.createArrayNode().add(option("anna")).add(option("ben")));
    }
    ArrayNode theories = json.createArrayNode();
    ArrayNode actions = json.createArrayNode();
    for (int row = 1; row <= rows; row++) {
      theories.addObject().put("theory", "Theory " + row).put("result", "open");
      actions.addObject().put("what", "Action " + row).put("who", "anna").put("priority", "other");
    }
    put(variables, "hypotheses", theories);
    put(variables, "actions", actions);
    return variables;
  }

  private ObjectNode option(String id) {
    return json.createObjectNode().put("label", id).put("value", id);
  }

  private static void put(ObjectNode variables, String name, JsonNode list) {
    variables.putObject(name).put("type", "Json").put("value", list.toString());
  }
}
