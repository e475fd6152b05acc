package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** bpmn/taskNotice.dmn: each row, and each task of each diagram. */
class TaskNoticeTest {

  /** Of no incident: by which step whoever has to do it is told. */
  private static final Map<String, String> OF_NO_INCIDENT =
      Map.of(
          "decideOnRelease", "remindOwners",
          "answerSwap", "announceSwapRequest",
          "acknowledgeTestPage", "sendTestPage",
          "enterCode", "sendCode",
          "mendWeakness", "announceWeakness",
          "answerReliefOffer", "announceReliefOffer",
          "findRelief", "announceReliefWish");

  private final DecisionTable table = new DecisionTable("taskNotice");

  @ParameterizedTest
  @CsvSource({
    "acknowledgePage,   nothing, nothing, nothing, page",
    "confirmUpdate,     page,    page,    message, customerText",
    "releaseUpdate,     page,    page,    message, customerText",
    "giveHelp,          message, message, message, everyOtherTask",
    "writePostmortem,   message, message, message, everyOtherTask",
    "assessImpact,      message, message, message, everyOtherTask",
    "review,            message, message, message, everyOtherTask",
    "confirmResolution, message, message, message, everyOtherTask",
    "anOwnersOwn,       message, message, message, everyOtherTask",
  })
  void says(String task, String one, String two, String three, String row) {
    assertThat(Stream.of(1, 2, 3).map(severity -> notice(task, severity)))
        .containsExactly(one, two, three);
    notice(task, 1);
    assertThat(table.row()).isEqualTo(row);
    assertThat(table.rows()).hasSize(3);
  }

  @Test
  void everyTaskOfAnIncidentIsAnnouncedOrARowSaysWhatTellsOfIt() {
    Map<String, String> silent = new TreeMap<>();
    for (UserTask task : tasksOfIncidents()) {
      for (int severity = 1; severity <= 3; severity++) {
        if (notice(task.getId(), severity).equals("nothing")) {
          silent.put(task.getId(), why(table.row()));
        }
      }
    }
    assertThat(silent)
        .containsOnly(
            entry(
                "acknowledgePage",
                "The page itself says it, with links of its own to take it or to decline"));
  }

  @Test
  void everyOtherTaskIsToldByAStepOfItsOwnDiagram() {
    List<String> others =
        Diagrams.elements(UserTask.class).stream()
            .filter(task -> OF_NO_INCIDENT.containsKey(task.getId()))
            .filter(task -> beside(task).contains(OF_NO_INCIDENT.get(task.getId())))
            .map(UserTask::getId)
            .toList();
    assertThat(others).containsExactlyInAnyOrderElementsOf(OF_NO_INCIDENT.keySet());
  }

  @Test
  void everyRowIsAboutATaskThatIsThere() {
    Set<String> tasks =
        Set.copyOf(Diagrams.elements(UserTask.class).stream().map(UserTask::getId).toList());
    assertThat(rules())
        .allSatisfy(
            rule -> {
              String task = rule.getInputEntries().iterator().next().getTextContent().strip();
              assertThat(tasks).containsAll(named(task));
            })
        .last()
        .satisfies(
            rule ->
                assertThat(rule.getInputEntries())
                    .as("catches every other task")
                    .allMatch(entry -> entry.getTextContent().isBlank()));
  }

  private static List<String> named(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.replace("\"", "").split(","));
  }

  private String notice(String task, int severity) {
    return table.ask(Map.of("task", task, "severity", severity)).get("notice").toString();
  }

  private static List<UserTask> tasksOfIncidents() {
    return Diagrams.elements(UserTask.class).stream()
        .filter(task -> !OF_NO_INCIDENT.containsKey(task.getId()))
        .toList();
  }

  private static List<String> beside(UserTask task) {
    return task.getModelInstance().getModelElementsByType(Process.class).stream()
        .flatMap(it -> it.getModelInstance().getModelElementsByType(ServiceTask.class).stream())
        .map(ServiceTask::getId)
        .toList();
  }

  private static String why(String row) {
    return rules().stream()
        .filter(rule -> rule.getId().equals(row))
        .findFirst()
        .orElseThrow()
        .getDescription()
        .getTextContent();
  }

  private static List<Rule> rules() {
    return List.copyOf(
        Dmn.readModelFromFile(Diagrams.file("bpmn", "taskNotice.dmn").toFile())
            .getModelElementsByType(Rule.class));
  }
}
