package io.majorincident.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.majorincident.language.Placeholders;
import io.majorincident.process.ProcessSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.xml.ModelException;
import org.w3c.dom.Document;

/**
 * A set, read.
 *
 * @param unreadable a fault for each file that could not be read; it is in none of the lists
 */
record ParsedSet(
    List<Diagram> diagrams, List<Table> tables, List<Form> forms, List<Fault> unreadable) {

  /**
   * A file with processes.
   *
   * @param found what was already looked for in it: each look reads the whole file
   */
  record Diagram(String file, BpmnModelInstance model, Document xml, Map<Class<?>, List<?>> found) {

    Diagram(String file, BpmnModelInstance model, Document xml) {
      this(file, model, xml, new ConcurrentHashMap<>());
    }

    @SuppressWarnings("unchecked")
    <T extends BaseElement> List<T> all(Class<T> type) {
      return (List<T>)
          found.computeIfAbsent(type, it -> List.copyOf(model.getModelElementsByType(type)));
    }
  }

  /** A file with decision tables. */
  record Table(String file, DmnModelInstance model, Document xml) {}

  /** A Camunda Form. */
  record Form(String file, JsonNode content) {

    String id() {
      return content.path("id").asText();
    }

    /** All components, and those within them. */
    Stream<JsonNode> components() {
      return within(content);
    }

    private static Stream<JsonNode> within(JsonNode container) {
      return container
          .path("components")
          .valueStream()
          .flatMap(component -> Stream.concat(Stream.of(component), within(component)));
    }
  }

  /** An element and the name of its file. */
  record Found<T extends BaseElement>(String file, T element) {

    String id() {
      return element.getId();
    }

    Fault fault(String text, Object... parts) {
      return new Fault(file, id(), text.formatted(parts));
    }
  }

  /**
   * A cell of a decision table.
   *
   * @param text without the quotes around it
   */
  record Cell(String file, String row, String column, String text) {

    static Cell of(String file, String row, String column, OutputEntry entry) {
      String written = entry.getTextContent().strip();
      return new Cell(file, row, column, written.replaceAll("^\"|\"$", "").strip());
    }

    Fault fault(String text) {
      return new Fault(file, row, text);
    }
  }

  private static final ObjectMapper JSON = json();

  /** Reading takes long, and the same content is often looked at again. */
  private static final Map<byte[], Diagram> DIAGRAMS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private static final Map<byte[], Table> TABLES = Collections.synchronizedMap(new WeakHashMap<>());

  private static final Pattern TRANSLATIONS = Pattern.compile("texts\\.[a-z]{2}\\.json");

  static ParsedSet of(ProcessSet set) {
    ParsedSet parsed =
        new ParsedSet(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    set.files().forEach(parsed::read);
    return parsed;
  }

  /** Every element of a type in all diagrams. */
  <T extends BaseElement> Stream<Found<T>> all(Class<T> type) {
    return diagrams.stream()
        .flatMap(
            diagram ->
                diagram.all(type).stream().map(element -> new Found<>(diagram.file(), element)));
  }

  Stream<Found<Process>> processes() {
    return all(Process.class);
  }

  Optional<Found<Process>> process(String id) {
    return processes().filter(process -> process.id().equals(id)).findFirst();
  }

  Stream<Decision> decisions() {
    return tables.stream()
        .flatMap(table -> table.model().getModelElementsByType(Decision.class).stream());
  }

  /** What stands in these columns of all tables, row by row. */
  Stream<Cell> cells(Set<String> columns) {
    return tables.stream()
        .flatMap(
            table ->
                table.model().getModelElementsByType(DecisionTable.class).stream()
                    .flatMap(decision -> cells(table.file(), decision)))
        .filter(cell -> columns.contains(cell.column()));
  }

  private static Stream<Cell> cells(String file, DecisionTable table) {
    List<String> columns = table.getOutputs().stream().map(Output::getName).toList();
    return table.getRules().stream()
        .flatMap(
            row -> {
              List<OutputEntry> entries = List.copyOf(row.getOutputEntries());
              return IntStream.range(0, columns.size())
                  .mapToObj(
                      place -> Cell.of(file, row.getId(), columns.get(place), entries.get(place)));
            });
  }

  private void read(String file, byte[] content) {
    try {
      readAs(file.substring(file.lastIndexOf('.') + 1), file, content);
    } catch (RuntimeException | IOException unreadable) {
      this.unreadable.addAll(why(file, content, unreadable));
    }
  }

  /** A word that has no place there tells more than what the schema says of it. */
  private static List<Fault> why(String file, byte[] content, Exception unreadable) {
    List<Fault> words =
        unreadable instanceof ModelException ? OnlyKnownWords.faults(file, content) : List.of();
    return words.isEmpty()
        ? List.of(Fault.in(file, "It cannot be read: %s".formatted(why(unreadable))))
        : words;
  }

  /** What the library says of JSON is for programmers. */
  private static String why(Exception unreadable) {
    return unreadable instanceof JsonProcessingException json
        ? notAsExpected(json.getLocation())
        : Xml.why(unreadable);
  }

  private static String notAsExpected(JsonLocation where) {
    String place =
        where == null
            ? ""
            : " (line %d, column %d)".formatted(where.getLineNr(), where.getColumnNr());
    return "it is not the JSON that it should be%s.".formatted(place);
  }

  private void readAs(String kind, String file, byte[] content) throws IOException {
    switch (kind) {
      case "bpmn" -> diagrams.add(diagram(file, content));
      case "dmn" -> tables.add(table(file, content));
      case "form" -> forms.add(form(file, content));
      case "json" -> readTranslations(file, content);
      default -> refuse(file);
    }
  }

  private static Diagram diagram(String file, byte[] content) throws IOException {
    Diagram known = DIAGRAMS.get(content);
    if (known == null || !known.file().equals(file)) {
      XmlBounds.check(content);
      BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
      known = new Diagram(file, model, Xml.of(model));
      DIAGRAMS.put(content, known);
    }
    return known;
  }

  private static Table table(String file, byte[] content) throws IOException {
    Table known = TABLES.get(content);
    if (known == null || !known.file().equals(file)) {
      XmlBounds.check(content);
      DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
      known = new Table(file, model, Xml.of(model));
      TABLES.put(content, known);
    }
    return known;
  }

  private static Form form(String file, byte[] content) throws IOException {
    XmlBounds.utf8(content);
    JsonNode form = JSON.readTree(content);
    if (!form.isObject() || !form.path("id").isTextual()) {
      throw new IOException("it is no form with an id.");
    }
    return new Form(file, form);
  }

  /** They are looked up where a form is delivered; here they only have to be what they seem. */
  private void readTranslations(String file, byte[] content) throws IOException {
    if (TRANSLATIONS.matcher(file).matches()) {
      XmlBounds.utf8(content);
      onlyFitting(JSON.readValue(content, new TypeReference<Map<String, String>>() {}));
    } else {
      refuse(file);
    }
  }

  private static void onlyFitting(Map<String, String> translations) throws IOException {
    for (var translation : translations.entrySet()) {
      if (!Placeholders.fit(translation.getKey(), translation.getValue())) {
        throw new IOException(
            "the translation of '%s' has more placeholders than the text itself, or wider ones."
                .formatted(Fault.quoted(translation.getKey())));
      }
    }
  }

  /** A key that is there twice is read in one way here and in another there. */
  private static ObjectMapper json() {
    return JsonMapper.builder(
            JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(XmlBounds.DEEPEST).build())
                .build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  private void refuse(String file) {
    unreadable.add(
        Fault.in(
            file,
            "Only diagrams (.bpmn), tables (.dmn), forms (.form) and translations (as"
                + " texts.de.json) are taken."));
  }
}
