package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.majorincident.incident.IncidentFacts;
import io.majorincident.incident.Role;
import io.majorincident.incident.Status;
import io.majorincident.process.IncidentVariables;
import io.majorincident.process.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Modeler offers as a step, and the code behind it, cannot drift apart. */
class ElementTemplatesTest {

  /** It opens a room once, and tells what concerns no incident. */
  private static final Set<String> OF_THE_APPLICATION =
      Set.of("openRoom", "reportIntakeUp", "reportStop");

  private static final Path SCHEMA = Path.of("src/test/resources/templates/schema.json");
  private static final Path DRAWN = Path.of("src/test/resources/templates/warnPartners.bpmn");
  private static final Pattern READ_BY_AN_EXPRESSION = Pattern.compile("[$#]\\{!?(\\w+)");
  private static final Pattern READ_BY_A_MAPPING = Pattern.compile("<camunda:in source=\"(\\w+)\"");
  private static final Pattern PARAMETER = Pattern.compile("new Variable<>\\(\\s*\"(\\w+)\"");
  private static final Pattern CONSTANT = Pattern.compile("\\b([A-Z][A-Z_]+)\\b");
  private static final Pattern SET_BY_A_STEP = Pattern.compile("\\b([A-Z][A-Z_]+)\\s*\\.set\\(");

  /** How people are paged, and not within what time a task is done. */
  private static final Pattern NO_TIME_LIMITS =
      Pattern.compile("try.*|acknowledgementLasts|bundleWithin|oneWakeUpWithin");

  private static final Pattern DURATION = Pattern.compile("\"P[0-9DTHMS]+\"");

  static List<ElementTemplate> templates() {
    return ElementTemplate.all();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void isWhatModelerTakes(ElementTemplate template) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(Files.readString(SCHEMA));
    assertThat(schema.validate(template.json())).isEmpty();
    assertThat(template.file()).isEqualTo(template.id() + ".json");
    assertThat(template.json().path("entriesVisible").asBoolean(true))
        .as("nothing but what is offered can be set")
        .isFalse();
    assertThat(template.json().path("version").asInt()).isPositive();
  }

  @Test
  void everyKindOfStepIsOffered() {
    assertThat(templates())
        .extracting(ElementTemplate::id)
        .containsExactlyInAnyOrder(
            "sendMessage",
            "pageSomebody",
            "askPerson",
            "askWithForm",
            "remindOfTask",
            "changeStatus",
            "recordFact",
            "callSystem");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void setsWhatItsStepReadsAndNothingElse(ElementTemplate template) {
    Set<String> read = template.step().map(ElementTemplatesTest::parameters).orElse(Set.of());
    assertThat(template.inputs()).isEqualTo(read);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void handsInWhatTheCalledProcessReadsAndNothingElse(ElementTemplate template) {
    template
        .calledProcess()
        .ifPresent(
            process -> {
              Set<String> given = new TreeSet<>(template.handedIn());
              Set<String> made = made(process);
              Set<String> needed = expressions(process);
              needed.removeAll(made);
              needed.removeAll(IncidentFacts.NAMES);
              assertThat(given).as("what expressions of %s need", process).containsAll(needed);
              given.removeAll(handedToEveryCall());
              assertThat(read(process)).as("what %s reads", process).containsAll(given);
              assertThat(made).as("what comes back").containsAll(template.handedOut());
            });
  }

  @ParameterizedTest
  @MethodSource("templates")
  void handsInWhatEachOfOurOwnCallsHandsIn(ElementTemplate template) {
    template
        .calledProcess()
        .flatMap(ElementTemplatesTest::handedInByEveryCall)
        .ifPresent(common -> assertThat(template.handedIn()).containsAll(common));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void runsInAStepOfItsOwnAndInTheSetThatItWasDeployedWith(ElementTemplate template) {
    Map<String, String> fixed =
        template
            .properties()
            .filter(property -> property.path("type").asText().equals("Hidden"))
            .filter(property -> property.at("/binding/type").asText().equals("property"))
            .collect(
                Collectors.toMap(
                    property -> property.at("/binding/name").asText(),
                    property -> property.path("value").asText()));
    if (template.id().equals("askWithForm")) {
      assertThat(fixed).containsEntry("camunda:formRefBinding", "deployment");
      assertThat(fixed).containsEntry("camunda:priority", "${urgency}");
    } else {
      assertThat(fixed).containsEntry("camunda:asyncBefore", "true");
    }
    if (template.calledProcess().isPresent()) {
      assertThat(fixed).containsEntry("camunda:calledElementBinding", "deployment");
      assertThat(template.properties().map(property -> property.at("/binding/type").asText()))
          .contains("camunda:in:businessKey");
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void whatIsTypedCannotBeAnExpression(ElementTemplate template) {
    template
        .properties()
        .filter(property -> Set.of("String", "Text").contains(property.path("type").asText()))
        .filter(property -> !property.at("/binding/name").asText().equals("name"))
        .forEach(
            property -> {
              String pattern = property.at("/constraints/pattern/value").asText();
              assertThat("${secrets.all}").doesNotMatch(pattern);
              assertThat("#{secrets.all}").doesNotMatch(pattern);
              assertThat(property.at("/constraints/maxLength").asInt()).isBetween(1, 2000);
            });
  }

  @ParameterizedTest
  @MethodSource("templates")
  void whatIsPreparedIsOneOfTheChoices(ElementTemplate template) {
    template
        .properties()
        .filter(property -> property.path("type").asText().equals("Dropdown"))
        .forEach(
            property ->
                assertThat(property.path("choices").findValuesAsText("value"))
                    .doesNotHaveDuplicates()
                    .contains(property.path("value").asText()));
  }

  @Test
  void everyTextThatNeedsNoFactOfItsOwnIsOffered() {
    Set<String> common = factsOfEveryText();
    common.add("words");
    List<String> fitting =
        Diagrams.files("src/main/resources/messages", ".en.txt").stream()
            .filter(file -> common.containsAll(tags(file)))
            .map(file -> file.getFileName().toString().split("\\.")[0])
            // a draft is for a person to finish, and the others are about no incident
            .filter(name -> !name.startsWith("draft") && !OF_THE_APPLICATION.contains(name))
            .toList();
    assertThat(choices("sendMessage", "text")).containsExactlyInAnyOrderElementsOf(fitting);
  }

  @Test
  void everyRoleIsOffered() {
    List<String> roles = Arrays.stream(Role.values()).map(Role::id).toList();
    assertThat(choices("askPerson", "askedRole")).containsExactlyElementsOf(roles);
    assertThat(choices("askWithForm", "camunda:candidateGroups")).containsExactlyElementsOf(roles);
    List<String> paged = new ArrayList<>(choices("pageSomebody", "pagedTeam"));
    assertThat(paged.remove("${team}")).isTrue();
    assertThat(paged).containsExactlyElementsOf(roles);
  }

  @Test
  void everyFormOfATaskIsOffered() {
    List<String> forms =
        Diagrams.elements(UserTask.class).stream()
            .map(BaseElement::getId)
            .filter(id -> !DiagramContractTest.OF_THE_OWNERS.contains(id))
            .distinct()
            .toList();
    assertThat(choices("askWithForm", "camunda:formRef"))
        .containsExactlyInAnyOrderElementsOf(forms)
        .isSubsetOf(Diagrams.names("forms", ".form"));
  }

  @Test
  void everyTimeOfTheResponsePlanIsOffered() {
    List<String> limits =
        durations("responsePlan").stream().map(name -> "${responsePlan." + name + "}").toList();
    assertThat(choices("askPerson", "timeLimit")).containsExactlyElementsOf(limits);
    assertThat(choices("askWithForm", "camunda:dueDate")).containsExactlyElementsOf(limits);
  }

  @Test
  void everyStatusThatARunningIncidentMayHaveIsOffered() {
    assertThat(choices("changeStatus", "status"))
        .containsExactlyElementsOf(
            Arrays.stream(Status.values()).filter(it -> !it.ended()).map(Status::id).toList());
  }

  @Test
  void everythingThatMayFollowAFailureIsOffered() {
    assertThat(choices("callSystem", "whenItFails"))
        .containsExactlyInAnyOrderElementsOf(
            found(diagram("callOutside"), Pattern.compile("whenItFails == '(\\w+)'")));
    assertThat(choices("callSystem", "keepTrying"))
        .containsExactlyInAnyOrderElementsOf(
            found(source("callSystem"), Pattern.compile("case \"(\\w+)\"")));
  }

  @Test
  void theStoryIsDrawnWithEveryTemplateAsItIsNow() {
    SoftAssertions softly = new SoftAssertions();
    Set<String> used = new HashSet<>();
    for (Activity box :
        Bpmn.readModelFromFile(DRAWN.toFile()).getModelElementsByType(Activity.class)) {
      ElementTemplate template = ElementTemplate.named(camunda(box, "modelerTemplate"));
      used.add(template.id());
      softly
          .assertThat(camunda(box, "modelerTemplateVersion"))
          .as(box.getId())
          .isEqualTo(template.json().path("version").asText());
      softly.assertThat(inputs(box)).as(box.getId()).isEqualTo(template.inputs());
      softly.assertThat(targets(box)).as(box.getId()).isEqualTo(template.handedIn());
    }
    softly
        .assertThat(used)
        .isEqualTo(templates().stream().map(ElementTemplate::id).collect(Collectors.toSet()));
    softly.assertAll();
  }

  private static List<String> choices(String template, String name) {
    return ElementTemplate.named(template).choices(name);
  }

  /** What a step reads of its own, by the class of the same name. */
  private static Set<String> parameters(String step) {
    return found(source(step), PARAMETER);
  }

  /** What everybody who is paged gets, so that whoever is called can tell of the incident. */
  private static Set<String> handedToEveryCall() {
    Set<String> common = handedInByEveryCall("pageOnCall").orElseThrow();
    common.removeAll(Set.of("pagedTeam", "pageReason"));
    return common;
  }

  /** Names that stand in each call of this process in our diagrams; empty if nobody calls it. */
  private static Optional<Set<String>> handedInByEveryCall(String process) {
    return Diagrams.elements(CallActivity.class).stream()
        .filter(call -> process.equals(call.getCalledElement()))
        .map(ElementTemplatesTest::targets)
        .reduce(
            (one, other) -> {
              one.retainAll(other);
              return one;
            });
  }

  /** The variables that a diagram's own expressions read. */
  private static Set<String> expressions(String process) {
    Set<String> names = found(diagram(process), READ_BY_AN_EXPRESSION);
    names.removeAll(steps(process));
    names.remove("execution");
    return names;
  }

  /** The variables that a diagram, its steps or its forms read. */
  private static Set<String> read(String process) {
    Set<String> names = expressions(process);
    names.addAll(found(diagram(process), READ_BY_A_MAPPING));
    steps(process).forEach(step -> names.addAll(variables(found(source(step), CONSTANT))));
    forms(process).forEach(form -> names.addAll(found(form, Pattern.compile("\\{\\{(\\w+)}}"))));
    return names;
  }

  /** The variables that come into being in a process: by its steps, forms and calls. */
  private static Set<String> made(String process) {
    Set<String> names =
        found(diagram(process), Pattern.compile("<camunda:out source=\"\\w+\" target=\"(\\w+)\""));
    steps(process).stream()
        .flatMap(ElementTemplatesTest::room)
        .forEach(source -> names.addAll(variables(found(source, SET_BY_A_STEP))));
    forms(process)
        .forEach(form -> names.addAll(found(form, Pattern.compile("\"key\": ?\"(\\w+)\""))));
    return names;
  }

  private static Set<String> steps(String process) {
    return Diagrams.of(process).getModelElementsByType(ServiceTask.class).stream()
        .map(BaseElement::getId)
        .collect(Collectors.toSet());
  }

  private static List<String> forms(String process) {
    return Diagrams.of(process).getModelElementsByType(UserTask.class).stream()
        .map(task -> Diagrams.file("forms", task.getCamundaFormRef() + ".form"))
        .map(ElementTemplatesTest::text)
        .toList();
  }

  private static Set<String> variables(Set<String> constants) {
    return Stream.of(IncidentVariables.class.getFields())
        .filter(field -> constants.contains(field.getName()))
        .map(
            field -> {
              try {
                return ((Variable<?>) field.get(null)).name();
              } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
              }
            })
        .collect(Collectors.toSet());
  }

  private static Set<String> targets(Activity call) {
    return call.getModelInstance().getModelElementsByType(CamundaIn.class).stream()
        .filter(in -> in.getParentElement().getParentElement().equals(call))
        .map(CamundaIn::getCamundaTarget)
        .filter(java.util.Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> inputs(Activity box) {
    return box.getModelInstance().getModelElementsByType(CamundaInputParameter.class).stream()
        .filter(it -> it.getParentElement().getParentElement().getParentElement().equals(box))
        .map(CamundaInputParameter::getCamundaName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String camunda(Activity box, String attribute) {
    return box.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute);
  }

  /** The columns of a table of which every cell is a duration, in their order. */
  private static List<String> durations(String table) {
    var model = Dmn.readModelFromFile(Diagrams.file("bpmn", table + ".dmn").toFile());
    List<Output> columns = List.copyOf(model.getModelElementsByType(Output.class));
    List<OutputEntry> cells = List.copyOf(model.getModelElementsByType(OutputEntry.class));
    List<String> names = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      String name = columns.get(column).getName();
      if (!NO_TIME_LIMITS.matcher(name).matches()
          && DURATION.matcher(cells.get(column).getTextContent().strip()).matches()) {
        names.add(name);
      }
    }
    return names;
  }

  private static Set<String> factsOfEveryText() {
    return found(
        text(Path.of("src/main/java/io/majorincident/message/Facts.java")),
        Pattern.compile("facts\\.put\\(\\s*\"(\\w+)\""));
  }

  private static Set<String> tags(Path file) {
    return found(text(file), Pattern.compile("\\{\\{[#^/]?(\\w+)}}"));
  }

  private static String diagram(String process) {
    return text(Diagrams.file("bpmn", process + ".bpmn"));
  }

  private static String source(String step) {
    String name = Character.toUpperCase(step.charAt(0)) + step.substring(1);
    return Diagrams.sources()
        .filter(source -> source.contains("\nclass " + name + " implements JavaDelegate"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no step '" + step + "'."));
  }

  /** The classes that lie beside a step. */
  private static Stream<String> room(String step) {
    String room = source(step).lines().findFirst().orElseThrow();
    return Diagrams.sources().filter(source -> source.startsWith(room));
  }

  private static Set<String> found(String text, Pattern pattern) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult hit) -> hit.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
