package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.majorincident.incident.Role;
import io.majorincident.message.Messages;
import io.majorincident.process.IncidentVariables;
import io.majorincident.process.ProcessMessage;
import io.majorincident.process.Variable;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every id on a diagram has its class, form, table and text, and nothing is left over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiagramContractTest {

  /**
   * They answer the person who acts, or only look before somebody is paged, in the same
   * transaction; all others may be retried.
   */
  static final Set<String> AT_ONCE =
      Set.of(
          "openTicket",
          "endPaging",
          "givePage",
          "planPaging",
          "tellIncident",
          "recordTakeover",
          "recordAbsence",
          "recordSwapRequest",
          "recordSwap",
          "recordRelief",
          "noteContact",
          "recordRefusal",
          "recordVerification");

  /** Saved together with what led to them: between an alert and the page lies one step alone. */
  static final Set<String> TOGETHER =
      Set.of(
          "decideSeverity",
          "decideResponsePlan",
          "decideCommunicationPlan",
          "adoptSeverity",
          "pageLevel");

  /**
   * Called in the same transaction: who is paged waits for no further step, and several of the
   * others may be asked for at once, each with answers of its own.
   */
  static final Set<String> CALLED_TOGETHER =
      Set.of("pageOnCall", "bringInExperts", "delegateWork", "pressForAnswer");

  /** Their task is about no incident. */
  static final Set<String> OF_THE_OWNERS =
      Set.of(
          "decideOnRelease",
          "answerSwap",
          "enterCode",
          "mendWeakness",
          "acknowledgeTestPage",
          "answerReliefOffer",
          "findRelief");

  private static final String CAMEL_CASE = "[a-z][a-zA-Z0-9]+";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.majorincident");

  private final List<JavaClass> steps =
      classes.stream().filter(type -> type.isAssignableTo(JavaDelegate.class)).toList();

  private final Set<String> stepClasses =
      steps.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());

  @Test
  void everyServiceTaskIsAClassOfTheSameName() {
    Set<String> steps =
        Stream.concat(
                Diagrams.elements(ServiceTask.class).stream().map(BaseElement::getId),
                ElementTemplate.all().stream().flatMap(template -> template.step().stream()))
            .map(DiagramContractTest::capital)
            .collect(Collectors.toSet());
    assertThat(stepClasses).containsExactlyInAnyOrderElementsOf(steps);
  }

  @Test
  void everyServiceTaskCallsItsOwnBeanAndIsRetried() {
    SoftAssertions.assertSoftly(
        softly -> {
          for (ServiceTask task : Diagrams.elements(ServiceTask.class)) {
            softly
                .assertThat(task.getCamundaDelegateExpression())
                .as(task.getId())
                .isEqualTo("${" + task.getId() + "}");
            softly
                .assertThat(task.isCamundaAsyncBefore())
                .as(task.getId() + " is asynchronous")
                .isEqualTo(!AT_ONCE.contains(task.getId()) && !TOGETHER.contains(task.getId()));
          }
        });
  }

  @Test
  void everyTableAndEveryCalledProcessIsOfTheSameDeploymentAndAsynchronous() {
    List<String> tables = Diagrams.names("bpmn", ".dmn");
    List<String> processes = Diagrams.names("bpmn", ".bpmn");
    SoftAssertions.assertSoftly(
        softly -> {
          for (BusinessRuleTask task : Diagrams.elements(BusinessRuleTask.class)) {
            softly.assertThat(tables).as(task.getId()).contains(task.getCamundaDecisionRef());
            softly.assertThat(task.getCamundaDecisionRefBinding()).isEqualTo("deployment");
            softly
                .assertThat(task.isCamundaAsyncBefore())
                .as(task.getId())
                .isEqualTo(!TOGETHER.contains(task.getId()));
          }
          for (CallActivity call : Diagrams.elements(CallActivity.class)) {
            softly.assertThat(processes).as(call.getId()).contains(call.getCalledElement());
            softly.assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
            softly
                .assertThat(call.isCamundaAsyncBefore())
                .as(call.getId() + " hears its messages from the moment that it is reached")
                .isEqualTo(!hearsMessages(call) && !CALLED_TOGETHER.contains(call.getId()));
            softly
                .assertThat(businessKey(call))
                .as(call.getId() + " hands on the business key")
                .contains("#{execution.processBusinessKey}");
          }
        });
  }

  @Test
  void everyTableAndEveryProcessIsUsed() {
    Set<String> tables =
        Diagrams.elements(BusinessRuleTask.class).stream()
            .map(BusinessRuleTask::getCamundaDecisionRef)
            .collect(Collectors.toSet());
    tables.add("taskNotice"); // asked for every task that a diagram opens
    assertThat(Diagrams.names("bpmn", ".dmn")).containsExactlyInAnyOrderElementsOf(tables);
    Set<String> called =
        Diagrams.elements(CallActivity.class).stream()
            .map(CallActivity::getCalledElement)
            .collect(Collectors.toSet());
    ElementTemplate.all()
        .forEach(template -> called.addAll(template.calledProcess().stream().toList()));
    called.addAll(
        Set.of(
            "majorIncident",
            "changeIncident",
            "adoptRelease",
            "takeOverShift",
            "reportAbsence",
            "askForSwap",
            "verifyContact",
            "checkReadiness",
            "prepareShift",
            "offerRelief"));
    assertThat(Diagrams.names("bpmn", ".bpmn")).containsExactlyInAnyOrderElementsOf(called);
  }

  @Test
  void everyUserTaskHasItsFormARoleADueDateAndATimer() {
    SoftAssertions.assertSoftly(
        softly -> {
          for (UserTask task : Diagrams.elements(UserTask.class)) {
            softly.assertThat(task.getCamundaFormRef()).isEqualTo(task.getId());
            softly.assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
            softly
                .assertThat(task.getCamundaCandidateGroups())
                .as(task.getId())
                .satisfies(this::isRole);
            softly.assertThat(task.getCamundaDueDate()).as(task.getId()).startsWith("${");
            softly
                .assertThat(task.getCamundaPriority())
                .as(task.getId())
                .matches("\\$\\{(\\w+Plan\\.)?urgency}");
            softly.assertThat(timers(task)).as(task.getId() + " has a timer").isNotEmpty();
          }
        });
  }

  @Test
  void everyFormBelongsToATaskOrAStartAndIsNamedLikeIt() throws IOException {
    Set<String> used =
        Diagrams.elements(UserTask.class).stream()
            .map(BaseElement::getId)
            .collect(Collectors.toCollection(HashSet::new));
    Diagrams.elements(StartEvent.class).stream()
        .filter(start -> start.getCamundaFormRef() != null)
        .forEach(
            start -> {
              assertThat(start.getCamundaFormRef()).isEqualTo(start.getId());
              used.add(start.getId());
            });
    assertThat(Diagrams.names("forms", ".form")).containsExactlyInAnyOrderElementsOf(used);
    for (Path file : Diagrams.files("forms", ".form")) {
      JsonNode form = new ObjectMapper().readTree(file.toFile());
      assertThat(file.getFileName()).hasToString(form.get("id").asText() + ".form");
    }
  }

  /** Before a start there is nothing to read: it says itself at what time of the day. */
  @Test
  void everyTimerReadsAVariable() {
    assertThat(Diagrams.elements(TimerEventDefinition.class))
        .isNotEmpty()
        .allSatisfy(
            timer ->
                assertThat(timer.getTextContent().strip())
                    .matches(
                        timer.getParentElement() instanceof StartEvent start
                                && start.getScope() instanceof Process
                            ? "0 \\d+ \\d+ \\* \\* \\?"
                            : "\\$\\{[a-zA-Z.]+}"));
  }

  @Test
  void everyProcessAndEveryTableHasATimeToLive() {
    assertThat(Diagrams.elements(Process.class))
        .allSatisfy(it -> assertThat(it.getCamundaHistoryTimeToLiveString()).isNotBlank());
    for (Path file : Diagrams.files("bpmn", ".dmn")) {
      assertThat(Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class))
          .allSatisfy(it -> assertThat(it.getCamundaHistoryTimeToLiveString()).isNotBlank());
    }
  }

  @Test
  void everyElementIsNamedAndExplained() {
    SoftAssertions.assertSoftly(
        softly -> {
          for (FlowNode node : Diagrams.elements(FlowNode.class)) {
            softly.assertThat(node.getId()).matches(CAMEL_CASE);
            softly.assertThat(node.getDocumentations()).as(node.getId()).isNotEmpty();
            if (!(node instanceof Gateway)) {
              softly.assertThat(node.getName()).as(node.getId()).isNotBlank();
            }
          }
        });
  }

  @Test
  void nothingIsHiddenInScriptsOrListeners() {
    assertThat(Diagrams.elements(ScriptTask.class)).isEmpty();
    assertThat(Diagrams.elements(CamundaExecutionListener.class)).isEmpty();
    assertThat(Diagrams.elements(CamundaTaskListener.class)).isEmpty();
  }

  @Test
  void noVariableIsNamedLikeAStepOrItWouldHideItsBean() {
    Set<String> variables =
        Stream.of(IncidentVariables.class.getFields())
            .map(this::variable)
            .collect(Collectors.toSet());
    assertThat(variables).isNotEmpty();
    assertThat(stepClasses).noneMatch(step -> variables.contains(small(step)));
  }

  /** In Cockpit at 1366 x 768 its smallest label is 7 px high at that size. */
  @Test
  void theMainDiagramFitsAScreen() {
    assertThat(Diagrams.of("majorIncident").getModelElementsByType(FlowNode.class))
        .hasSizeLessThanOrEqualTo(45);
    List<Bounds> drawn =
        List.copyOf(Diagrams.of("majorIncident").getModelElementsByType(Bounds.class));
    assertThat(extent(drawn, Bounds::getX, Bounds::getWidth)).isLessThanOrEqualTo(1_590);
    assertThat(extent(drawn, Bounds::getY, Bounds::getHeight)).isLessThanOrEqualTo(696);
  }

  private static double extent(
      List<Bounds> drawn, ToDoubleFunction<Bounds> from, ToDoubleFunction<Bounds> size) {
    double begin = drawn.stream().mapToDouble(from).min().orElseThrow();
    double end =
        drawn.stream()
            .mapToDouble(it -> from.applyAsDouble(it) + size.applyAsDouble(it))
            .max()
            .orElseThrow();
    return end - begin;
  }

  @Test
  void everyFormOfATaskBeginsWithTheIncidentTheDeadlineAndWhatHappened() throws IOException {
    for (UserTask task : tasksOfIncidents()) {
      JsonNode form =
          new ObjectMapper().readTree(Diagrams.file("forms", task.getId() + ".form").toFile());
      List<JsonNode> parts = new ArrayList<>();
      flatten(form, parts);
      String above =
          parts.stream()
              .takeWhile(part -> !part.hasNonNull("key"))
              .map(part -> part.path("text").asText() + part.path("content").asText())
              .collect(Collectors.joining());
      assertThat(above)
          .as(task.getId())
          .contains("{{incidentSummary}}", "{{taskDue}}", "{{lastEvents}}");
    }
  }

  @Test
  void everyTextIsSentByTheStepOfItsName() {
    Set<String> nodes =
        Diagrams.elements(FlowNode.class).stream()
            .map(BaseElement::getId)
            .collect(Collectors.toSet());
    nodes.add("reportStuckStep"); // told when a step fails at every try: no diagram shows that
    nodes.addAll(Set.of("reportIntakeDown", "reportIntakeUp")); // no diagram is at work then
    nodes.add("announceLead"); // whoever leads may change in several ways
    nodes.add("announceTask"); // whatever diagram opens a task
    nodes.add("openRoom"); // a chat room follows whatever happens to its incident
    nodes.add("reportStop"); // somebody answers STOP, whatever any diagram does
    nodes.add("sendMessage"); // an element template: owners draw it
    List<String> sources =
        Stream.concat(Diagrams.sources(), Diagrams.texts(ElementTemplate.FOLDER, ".json")).toList();
    assertThat(texts())
        .isNotEmpty()
        .allSatisfy(
            text -> {
              assertThat(nodes).contains(text);
              assertThat(sources)
                  .as("somebody sends '%s'", text)
                  .anyMatch(source -> source.contains("\"" + text + "\""));
            });
  }

  @Test
  void everyStepThatSendsHasATextOfItsName() {
    Set<String> senders =
        steps.stream()
            .filter(DiagramContractTest::sends)
            .map(step -> small(step.getSimpleName()))
            .collect(Collectors.toSet());
    assertThat(senders).isNotEmpty();
    assertThat(texts()).containsAll(senders);
  }

  @Test
  void everyMessageThatADiagramWaitsForIsSentAndNoOther() throws IOException {
    Set<String> awaited =
        Diagrams.elements(Message.class).stream().map(Message::getName).collect(Collectors.toSet());
    assertThat(Stream.of(ProcessMessage.values()).map(ProcessMessage::id))
        .containsExactlyInAnyOrderElementsOf(awaited);
    String door =
        Files.readString(Path.of("src/main/java/io/majorincident/process/CamundaProcess.java"));
    assertThat(ProcessMessage.values())
        .allSatisfy(message -> assertThat(door).contains("ProcessMessage." + message.name()));
  }

  @Test
  void everyErrorThatADiagramCatchesIsAFactOfTheSameName() {
    Set<String> caught =
        Diagrams.elements(Error.class).stream()
            .map(Error::getErrorCode)
            .collect(Collectors.toSet());
    Set<String> thrown =
        classes.stream()
            .filter(type -> type.isAssignableTo(BpmnError.class))
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toCollection(HashSet::new));
    thrown.addAll(thrownByADiagram());
    assertThat(thrown).containsExactlyInAnyOrderElementsOf(caught);
  }

  /** Errors that a called process ends with, for whoever draws the call to catch. */
  private static Set<String> thrownByADiagram() {
    return Diagrams.elements(EndEvent.class).stream()
        .flatMap(end -> end.getEventDefinitions().stream())
        .filter(ErrorEventDefinition.class::isInstance)
        .map(definition -> ((ErrorEventDefinition) definition).getError().getErrorCode())
        .collect(Collectors.toSet());
  }

  @Test
  void noElementIsRetriedInAWayOfItsOwn() {
    assertThat(Diagrams.elements(CamundaFailedJobRetryTimeCycle.class)).isEmpty();
  }

  /** The parts of a form in the order in which they are seen. */
  private static void flatten(JsonNode part, List<JsonNode> parts) {
    parts.add(part);
    part.path("components").forEach(inner -> flatten(inner, parts));
  }

  /** The names of the texts; the kinds of an update count as one. */
  private static Set<String> texts() {
    return Diagrams.names("src/main/resources/messages", ".txt").stream()
        .map(
            name ->
                name.split("\\.")[0].replaceAll(
                    "(First|FollowUp|Relapsed|Final|Lowered|Fixed|Withdrawn)$", ""))
        .collect(Collectors.toSet());
  }

  private static boolean sends(JavaClass step) {
    return step.getDirectDependenciesFromSelf().stream()
        .anyMatch(uses -> uses.getTargetClass().isEquivalentTo(Messages.class));
  }

  private static List<UserTask> tasksOfIncidents() {
    return Diagrams.elements(UserTask.class).stream()
        .filter(task -> !OF_THE_OWNERS.contains(task.getId()))
        .toList();
  }

  private void isRole(String groups) {
    assertThat(
            groups.startsWith("${")
                || groups.equals("processOwner")
                || Role.find(groups).isPresent())
        .as(groups)
        .isTrue();
  }

  private static boolean hearsMessages(CallActivity call) {
    return call.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
        .map(BoundaryEvent.class::cast)
        .filter(event -> event.getAttachedTo().equals(call))
        .flatMap(event -> event.getEventDefinitions().stream())
        .anyMatch(MessageEventDefinition.class::isInstance);
  }

  private static List<TimerEventDefinition> timers(UserTask task) {
    return task.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
        .map(BoundaryEvent.class::cast)
        .filter(event -> event.getAttachedTo().equals(task))
        .flatMap(event -> event.getEventDefinitions().stream())
        .filter(TimerEventDefinition.class::isInstance)
        .map(TimerEventDefinition.class::cast)
        .toList();
  }

  private static List<String> businessKey(CallActivity call) {
    return call
        .getExtensionElements()
        .getElementsQuery()
        .filterByType(CamundaIn.class)
        .list()
        .stream()
        .map(CamundaIn::getCamundaBusinessKey)
        .toList();
  }

  private String variable(Field constant) {
    try {
      return ((Variable<?>) constant.get(null)).name();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String small(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static String capital(String id) {
    return Character.toUpperCase(id.charAt(0)) + id.substring(1);
  }
}
