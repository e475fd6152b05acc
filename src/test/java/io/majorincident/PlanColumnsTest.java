package io.majorincident;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Output;
import org.junit.jupiter.api.Test;
import org.springframework.util.StringUtils;

/** Whoever reads a cell names a column that is there, and no column is there for nobody. */
class PlanColumnsTest {

  /** As in ${responsePlan.assessWithin}. */
  private static final Pattern READ_BY_A_DIAGRAM = Pattern.compile("\\$\\{(\\w+)\\.(\\w+)}");

  /** What a step has put into a list for a call to follow one by one. */
  private static final String ELEMENT_OF_A_LIST = "found";

  /** As in Plans.cell(execution, "postmortemPlan", "remindEvery"). */
  private static final Pattern READ_BY_A_STEP =
      Pattern.compile("Plans\\s*\\.(?:cell|duration)\\(\\s*\\w+,\\s*\"(\\w+)\",\\s*\"(\\w+)\"");

  /** As in responsePlan(execution).text("pagingRounds"). */
  private static final Pattern READ_OF_THE_INCIDENT =
      Pattern.compile(
          "(responsePlan|communicationPlan)(?:\\(\\w*\\))?\\s*\\.(?:text|duration)\\(\\s*\"(\\w+)\"");

  /**
   * The columns of each table, by the variable that its answer goes to, or by the name of the fact
   * that it becomes.
   */
  private final Map<String, Set<String>> columns =
      Diagrams.elements(BusinessRuleTask.class).stream()
          .collect(
              toMap(
                  task -> fact(task.getCamundaResultVariable()),
                  task -> columns(task.getCamundaDecisionRef())));

  @Test
  void everyCellThatADiagramReadsIsInATable() {
    allExist(Diagrams.texts("bpmn", ".bpmn"), READ_BY_A_DIAGRAM);
  }

  @Test
  void everyCellThatAStepReadsIsInATable() {
    allExist(Diagrams.sources(), READ_BY_A_STEP);
    allExist(Diagrams.sources(), READ_OF_THE_INCIDENT);
  }

  @Test
  void everyColumnIsReadByADiagramOrAStep() {
    Set<String> diagrams = Diagrams.texts("bpmn", ".bpmn").collect(toSet());
    Set<String> sources = Diagrams.sources().collect(toSet());
    SoftAssertions.assertSoftly(
        softly ->
            columns.forEach(
                (plan, names) ->
                    names.forEach(
                        name ->
                            softly
                                .assertThat(
                                    contains(diagrams, "${" + plan + "." + name + "}")
                                        || contains(sources, "\"" + name + "\""))
                                .as("somebody reads the column '%s' of %s", name, plan)
                                .isTrue())));
  }

  /** decidedResponsePlan becomes responsePlan. */
  private static String fact(String variable) {
    return variable.startsWith("decided")
        ? StringUtils.uncapitalize(variable.substring("decided".length()))
        : variable;
  }

  private void allExist(Stream<String> texts, Pattern read) {
    var cells =
        texts
            .flatMap(text -> read.matcher(text).results())
            .filter(cell -> !cell.group(1).equals(ELEMENT_OF_A_LIST))
            .toList();
    assertThat(cells)
        .isNotEmpty()
        .allSatisfy(
            cell ->
                assertThat(columns.getOrDefault(cell.group(1), Set.of()))
                    .as("columns of %s, for '%s'", cell.group(1), cell.group())
                    .contains(cell.group(2)));
  }

  private static boolean contains(Set<String> texts, String part) {
    return texts.stream().anyMatch(text -> text.contains(part));
  }

  private static Set<String> columns(String table) {
    return Dmn.readModelFromFile(Diagrams.file("bpmn", table + ".dmn").toFile())
        .getModelElementsByType(Output.class)
        .stream()
        .map(Output::getName)
        .collect(toSet());
  }
}
