package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.incident.Role;
import io.majorincident.incident.Status;
import io.majorincident.language.Glossary;
import io.majorincident.language.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** That everything people read in a web application can be read in German, and nothing is stale. */
class GermanTextsTest extends Night {

  private static final Path DEPLOYED = Path.of("forms/texts.de.json");
  private static final Path OURS = Path.of("src/main/resources/language/words.de.json");

  /** Properties of a form's components that people read. */
  private static final List<String> READ =
      List.of("text", "label", "description", "dateLabel", "timeLabel", "alt", "title", "content");

  /** A text that is nothing but what is put into it. */
  private static final Pattern NOTHING_OF_OURS = Pattern.compile("(<[^>]*>|\\s|\\{\\{\\w+}})*");

  private static final Pattern PLACE = Pattern.compile("\\{\\{\\w+}}|%\\d*\\$?[sd]");

  @Autowired Words words;
  @Autowired FilterService filters;
  @Autowired IdentityService identity;

  @Test
  void everyTextOfEveryFormHasGerman() throws IOException {
    assertThat(inForms()).hasSizeGreaterThan(100).isSubsetOf(deployed().texts().keySet());
  }

  @Test
  void everyTaskAndEverythingThatPeopleStartHasGerman() throws IOException {
    assertThat(inDiagrams()).hasSizeGreaterThan(25).isSubsetOf(deployed().texts().keySet());
  }

  @Test
  void nothingInTheDeployedTextsIsStale() throws IOException {
    Set<String> needed = new TreeSet<>(inForms());
    needed.addAll(inDiagrams());
    assertThat(deployed().texts().keySet()).isSubsetOf(needed);
  }

  @Test
  void everyReadyFilterHasGerman() {
    for (Filter filter : filters.createTaskFilterQuery().list()) {
      assertGerman(filter.getName());
      assertGerman((String) filter.getProperties().get("description"));
      columns(filter).forEach(this::assertGerman);
    }
  }

  @Test
  void everyRoleEveryStatusAndEveryGroupOfTheHouseHasGerman() {
    Stream.of(Role.values()).map(Role::label).forEach(this::assertGerman);
    Stream.of(Status.values()).map(Status::label).forEach(this::assertGerman);
    for (String group : List.of("responder", "processOwner", "auditor")) {
      assertGerman(identity.createGroupQuery().groupId(group).singleResult().getName());
    }
  }

  /** A sentence of the code stands there as it stands among the words, perhaps on two lines. */
  @Test
  void everyWordOfOursIsUsed() throws IOException {
    String used =
        Diagrams.sources()
                .map(source -> source.replaceAll("\"\\s*\\+\\s*\"", ""))
                .collect(Collectors.joining("\n"))
            + filterTexts();
    String anyCase = used.toLowerCase(Locale.ROOT);
    assertThat(ours().texts().keySet())
        .filteredOn(word -> !anyCase.contains(word.toLowerCase(Locale.ROOT)))
        .isEmpty();
  }

  @Test
  void everyFaultOfAFormHasGerman() throws IOException {
    Pattern fault = Pattern.compile("Fault\\.of\\(\\s*\"((?:[^\"\\\\]|\\\\.)+)\"");
    List<String> sentences =
        Diagrams.sources()
            .map(source -> source.replaceAll("\"\\s*\\+\\s*\"", ""))
            .flatMap(source -> fault.matcher(source).results().map(it -> it.group(1)))
            .toList();
    assertThat(sentences).hasSizeGreaterThan(25);
    assertThat(ours().texts().keySet()).containsAll(sentences);
  }

  @Test
  void aTranslationKeepsThePlacesOfWhatIsPutIn() throws IOException {
    for (Glossary glossary : List.of(deployed(), ours())) {
      glossary
          .texts()
          .forEach(
              (english, german) ->
                  assertThat(places(german)).as(english).isEqualTo(places(english)));
    }
  }

  /** Or a filter that is sent back could not be told from another. */
  @Test
  void whatTheWebApplicationsSendBackIsTranslatedOneToOne() {
    Collection<String> names = new LinkedHashSet<>();
    Diagrams.elements(UserTask.class).forEach(task -> names.addAll(texts(task)));
    filters
        .createTaskFilterQuery()
        .list()
        .forEach(
            filter -> {
              names.add(filter.getName());
              names.add((String) filter.getProperties().get("description"));
              names.addAll(columns(filter));
            });
    identity.createGroupQuery().list().stream().map(Group::getName).forEach(names::add);
    Glossary german = words.in(Locale.GERMAN);
    assertThat(names)
        .allSatisfy(name -> assertThat(german.backToEnglish(german.say(name))).isEqualTo(name));
  }

  private void assertGerman(String english) {
    assertThat(words.in(Locale.GERMAN).texts()).containsKey(english);
  }

  private static Set<String> inForms() throws IOException {
    Set<String> texts = new TreeSet<>();
    for (Path form : Diagrams.files("forms", ".form")) {
      JsonNode read = new ObjectMapper().readTree(form.toFile());
      READ.forEach(property -> texts.addAll(read.findValuesAsText(property)));
    }
    texts.removeIf(text -> NOTHING_OF_OURS.matcher(text).matches());
    return texts;
  }

  private static Set<String> inDiagrams() {
    Set<String> texts = new TreeSet<>();
    Diagrams.elements(UserTask.class).forEach(task -> texts.addAll(texts(task)));
    Diagrams.elements(StartEvent.class).stream()
        .filter(start -> start.getCamundaFormRef() != null)
        .map(start -> (Process) start.getScope())
        .forEach(process -> texts.addAll(texts(process)));
    Diagrams.elements(Process.class).forEach(process -> texts.add(process.getName()));
    Diagrams.elements(CamundaIn.class).stream()
        .filter(in -> "pageReason".equals(in.getCamundaTarget()))
        .map(CamundaIn::getCamundaSourceExpression)
        .filter(Objects::nonNull)
        .forEach(texts::add);
    Diagrams.elements(CamundaOut.class).stream()
        .filter(out -> "pageReason".equals(out.getCamundaTarget()))
        .map(CamundaOut::getCamundaSourceExpression)
        .forEach(texts::add);
    return texts;
  }

  private static List<String> texts(BaseElement element) {
    List<String> texts = new ArrayList<>();
    texts.add(element instanceof FlowElement step ? step.getName() : ((Process) element).getName());
    element.getDocumentations().forEach(it -> texts.add(it.getTextContent()));
    assertThat(texts).as("name and documentation of %s", element.getId()).hasSize(2);
    return texts;
  }

  private String filterTexts() {
    return filters.createTaskFilterQuery().list().stream()
        .map(filter -> filter.getName() + filter.getProperties())
        .collect(Collectors.joining("\n"));
  }

  @SuppressWarnings("unchecked")
  private static List<String> columns(Filter filter) {
    return ((List<Map<String, String>>) filter.getProperties().get("variables"))
        .stream().map(column -> column.get("label")).toList();
  }

  private static List<String> places(String text) {
    String[] found = PLACE.matcher(text).results().map(it -> it.group()).toArray(String[]::new);
    Arrays.sort(found);
    return List.of(found);
  }

  private static Glossary deployed() throws IOException {
    return Glossary.read(Files.newInputStream(DEPLOYED));
  }

  private static Glossary ours() throws IOException {
    return Glossary.read(Files.newInputStream(OURS));
  }
}
