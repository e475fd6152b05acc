package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What burns most stands first in every list: severity, then priority, then the due date. */
class TaskOrderTest extends Night {

  @Autowired TaskService tasks;

  private record Rated(int severity, String priority, int urgency) {}

  @Test
  void thePriorityOfTasksFollowsSeverityAndThenPriority() {
    List<Rated> rated = outcomes("severity").stream().map(TaskOrderTest::rated).distinct().toList();
    List<Rated> ordered =
        rated.stream()
            .sorted(Comparator.comparing(Rated::severity).thenComparing(Rated::priority))
            .toList();

    assertThat(ordered)
        .isSortedAccordingTo(Comparator.comparing(Rated::urgency).reversed())
        .extracting(Rated::urgency)
        .as("no two are taken for the same")
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsToBeLearntFollowsSeverityToo() {
    List<Integer> urgencies =
        outcomes("postmortemPlan").stream()
            .map(cells -> Integer.valueOf(cells.get(cells.size() - 1)))
            .toList();

    assertThat(urgencies).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
  }

  @Test
  void everyTaskSaysWhatIsExpectedOfWhoeverReadsIt() {
    assertThat(Diagrams.elements(UserTask.class))
        .allSatisfy(
            task ->
                assertThat(task.getDocumentations())
                    .as(task.getId())
                    .singleElement()
                    .satisfies(
                        it ->
                            assertThat(it.getTextContent().strip())
                                .as("an instruction: it begins with what to do")
                                .matches(
                                    "(Say|Answer|Give|Do|Mend|Work|Write|Read|Note|Ask|Enter)\\b.{20,}")));
  }

  @Test
  void aTaskHasADueDateAPriorityItsIncidentAndAnInstruction() {
    scenario.alert("checkout", "critical");
    respond();
    assertThat(scenario.openTasks()).contains("confirmUpdate", "review");

    assertThat(tasks.createTaskQuery().list())
        .isNotEmpty()
        .allSatisfy(
            task -> {
              assertThat(task.getDueDate()).as(task.getName()).isNotNull();
              assertThat(task.getPriority()).as(task.getName()).isEqualTo(100);
              assertThat(task.getName()).contains(" · MI-");
              assertThat(task.getDescription()).as(task.getName()).isNotBlank();
            });
  }

  @Test
  void whenTheSeverityChangesItsTasksMoveInTheList() {
    var first = scenario.alert("checkout", "critical");
    var second = scenario.alert("search", "critical");
    scenario.report("anna", first, "severity", Map.of("reportedSeverity", "3"));

    List<Task> listed =
        tasks.createTaskQuery().orderByTaskPriority().desc().orderByDueDate().asc().list();

    assertThat(listed.get(0).getName()).contains(second.number());
    assertThat(listed.get(listed.size() - 1).getName()).contains(first.number());
  }

  private static Rated rated(List<String> cells) {
    int last = cells.size() - 1;
    return new Rated(
        Integer.parseInt(cells.get(last - 3)),
        cells.get(last - 1),
        Integer.parseInt(cells.get(last)));
  }

  /** The cells of what each row of a table decides. */
  private static List<List<String>> outcomes(String table) {
    return Dmn.readModelFromFile(Diagrams.file("bpmn", table + ".dmn").toFile())
        .getModelElementsByType(Rule.class)
        .stream()
        .map(
            rule ->
                rule.getOutputEntries().stream()
                    .map(cell -> cell.getTextContent().strip().replace("\"", ""))
                    .toList())
        .toList();
  }
}
