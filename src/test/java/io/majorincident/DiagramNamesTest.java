package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.Signal;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/** A reader of a diagram finds everything by its name, and nothing that the name does not say. */
class DiagramNamesTest {

  /** By one of these a sentence gives a reason, or says what for. */
  private static final Pattern WHY =
      Pattern.compile(
          "\\b(since|because|so that|so as|so|until|otherwise|while|before|as long as|only)\\b|[:;]");

  private static final Set<String> PEOPLE_START =
      Set.of(
          "majorIncident",
          "changeIncident",
          "takeOverShift",
          "reportAbsence",
          "askForSwap",
          "verifyContact",
          "checkReadiness");

  @Test
  void everyProcessAndEveryTableIsNamedLikeItsFile() {
    for (Path file : Diagrams.files("bpmn", ".bpmn")) {
      assertThat(
              Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(Process.class).stream()
                  .map(process -> process.getId() + ".bpmn"))
          .containsExactly(file.getFileName().toString());
    }
    for (Path file : Diagrams.files("bpmn", ".dmn")) {
      assertThat(
              Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class).stream()
                  .map(decision -> decision.getId() + ".dmn"))
          .containsExactly(file.getFileName().toString());
    }
  }

  @Test
  void everyFlowIsNamedAfterItsEnds() {
    assertThat(Diagrams.elements(SequenceFlow.class))
        .isNotEmpty()
        .allSatisfy(
            flow ->
                assertThat(flow.getId())
                    .isEqualTo(
                        flow.getSource().getId() + "To" + capital(flow.getTarget().getId())));
  }

  @Test
  void everyAnswerOfAGatewayHasANameAndACondition() {
    assertThat(answers())
        .isNotEmpty()
        .allSatisfy(
            flow -> {
              assertThat(flow.getName()).as(flow.getId()).isNotBlank();
              assertThat(flow.getConditionExpression()).as(flow.getId()).isNotNull();
              assertThat(flow.getConditionExpression().getLanguage())
                  .as("is no script: " + flow.getId())
                  .isNull();
              assertThat(flow.getConditionExpression().getTextContent())
                  .as(flow.getId())
                  .startsWith("${");
            });
  }

  @Test
  void everyMessageErrorAndEscalationSaysWhatHappened() {
    SoftAssertions.assertSoftly(
        softly -> {
          Diagrams.elements(Message.class).forEach(it -> named(softly, it, it.getName()));
          for (Error error : Diagrams.elements(Error.class)) {
            named(softly, error, error.getName());
            softly.assertThat(error.getErrorCode()).isEqualTo(error.getName());
          }
          for (Escalation escalation : Diagrams.elements(Escalation.class)) {
            named(softly, escalation, escalation.getName());
            softly.assertThat(escalation.getEscalationCode()).isEqualTo(escalation.getName());
          }
        });
    assertThat(Diagrams.elements(Signal.class)).as("would reach every incident at once").isEmpty();
  }

  @Test
  void whatIsExplainedIsExplainedInWords() {
    SoftAssertions.assertSoftly(
        softly -> {
          Diagrams.elements(FlowNode.class).forEach(node -> explained(softly, node));
          Diagrams.elements(Process.class).forEach(process -> explained(softly, process));
          for (Path file : Diagrams.files("bpmn", ".dmn")) {
            var table = Dmn.readModelFromFile(file.toFile());
            table
                .getModelElementsByType(Decision.class)
                .forEach(it -> inWords(softly, it.getId(), it.getDescription().getTextContent()));
            table
                .getModelElementsByType(Rule.class)
                .forEach(it -> inWords(softly, it.getId(), it.getDescription().getTextContent()));
          }
        });
  }

  @Test
  void andSaysNotOnlyWhatHappensButWhy() {
    assertThat(
            Stream.concat(
                Diagrams.elements(FlowNode.class).stream(),
                Diagrams.elements(Process.class).stream()))
        .allSatisfy(element -> assertThat(words(element)).as(element.getId()).containsPattern(WHY));
  }

  @Test
  void everyRowOfEveryTableHasItsAnnotation() {
    for (Path file : Diagrams.files("bpmn", ".dmn")) {
      assertThat(Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Rule.class))
          .as(file.toString())
          .isNotEmpty()
          .allSatisfy(
              row ->
                  assertThat(row.getDescription()).as("annotation of " + row.getId()).isNotNull());
    }
  }

  @Test
  void onlyWhatPeopleBeginIsOfferedToThemInTasklist() {
    assertThat(
            Diagrams.elements(Process.class).stream()
                .filter(Process::isCamundaStartableInTasklist)
                .map(BaseElement::getId))
        .containsExactlyInAnyOrderElementsOf(PEOPLE_START);
  }

  @Test
  void nothingIsDoneByAnExpressionOrAClassThatTheDiagramDoesNotShow() {
    assertThat(Diagrams.elements(SendTask.class)).isEmpty();
    assertThat(Diagrams.elements(CamundaScript.class)).isEmpty();
    for (BaseElement element : Diagrams.elements(BaseElement.class)) {
      for (String hidden : List.of("class", "expression", "type", "topic")) {
        assertThat(element.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, hidden))
            .as("camunda:%s of %s", hidden, element.getId())
            .isNull();
      }
    }
  }

  private static List<SequenceFlow> answers() {
    return Diagrams.elements(ExclusiveGateway.class).stream()
        .map(FlowNode::getOutgoing)
        .filter(outgoing -> outgoing.size() > 1)
        .flatMap(Collection::stream)
        .collect(Collectors.toList());
  }

  private static void named(SoftAssertions softly, BaseElement element, String name) {
    String kind = element.getElementType().getTypeName();
    softly.assertThat(name).as(element.getId()).matches("([A-Z][a-z]+)+");
    softly.assertThat(element.getId()).isEqualTo(kind + name);
  }

  private static void explained(SoftAssertions softly, BaseElement element) {
    softly.assertThat(element.getDocumentations()).as(element.getId()).hasSize(1);
    element
        .getDocumentations()
        .forEach(it -> inWords(softly, element.getId(), it.getTextContent()));
  }

  private static String words(BaseElement element) {
    return element.getDocumentations().stream()
        .map(it -> it.getTextContent())
        .collect(Collectors.joining());
  }

  private static void inWords(SoftAssertions softly, String id, String text) {
    softly.assertThat(text.strip()).as(id).contains(" ").hasSizeGreaterThan(10);
  }

  private static String capital(String id) {
    return Character.toUpperCase(id.charAt(0)) + id.substring(1);
  }
}
