package io.majorincident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What Modeler offers a process owner as one kind of step.
 *
 * @param file name of its file
 * @param json what stands there
 */
public record ElementTemplate(String file, JsonNode json) {

  static final String FOLDER = "bpmn/.camunda/element-templates";

  public static List<ElementTemplate> all() {
    return Diagrams.files(FOLDER, ".json").stream().map(ElementTemplate::of).toList();
  }

  public static ElementTemplate named(String id) {
    return of(Path.of(FOLDER, id + ".json"));
  }

  public String id() {
    return json.path("id").asText();
  }

  Stream<JsonNode> properties() {
    return StreamSupport.stream(json.path("properties").spliterator(), false);
  }

  /** The bean that does it, if it is a step of our own. */
  Optional<String> step() {
    return bound("property", "camunda:delegateExpression")
        .map(property -> property.path("value").asText().replaceAll("^\\$\\{|}$", ""));
  }

  /** The process that does it, if it is a call. */
  Optional<String> calledProcess() {
    return bound("property", "calledElement").map(property -> property.path("value").asText());
  }

  /** Names of the parameters that the step reads. */
  Set<String> inputs() {
    return names("camunda:inputParameter", "name");
  }

  /** Names of the variables that the called process gets. */
  Set<String> handedIn() {
    return names("camunda:in", "target");
  }

  /** Names of the variables that come back from it. */
  Set<String> handedOut() {
    return names("camunda:out", "source");
  }

  /** The values of a drop-down, by the name of what it sets. */
  public List<String> choices(String name) {
    return properties()
        .filter(
            property ->
                property.at("/binding/name").asText().equals(name)
                    || property.at("/binding/target").asText().equals(name))
        .flatMap(property -> property.path("choices").findValuesAsText("value").stream())
        .toList();
  }

  private Optional<JsonNode> bound(String type, String name) {
    return properties()
        .filter(property -> property.at("/binding/type").asText().equals(type))
        .filter(property -> property.at("/binding/name").asText().equals(name))
        .findFirst();
  }

  private Set<String> names(String type, String key) {
    return properties()
        .filter(property -> property.at("/binding/type").asText().equals(type))
        .map(property -> property.path("binding").path(key).asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static ElementTemplate of(Path file) {
    try {
      return new ElementTemplate(
          file.getFileName().toString(), new ObjectMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
