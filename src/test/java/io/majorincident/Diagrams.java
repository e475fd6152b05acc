package io.majorincident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The files that a process owner edits, as they lie in the project. */
final class Diagrams {

  private Diagrams() {}

  static List<BpmnModelInstance> all() {
    return files("bpmn", ".bpmn").stream()
        .map(file -> Bpmn.readModelFromFile(file.toFile()))
        .toList();
  }

  static BpmnModelInstance of(String process) {
    return Bpmn.readModelFromFile(Path.of("bpmn", process + ".bpmn").toFile());
  }

  /** Every element of a type in all diagrams. */
  static <T extends ModelElementInstance> List<T> elements(Class<T> type) {
    return all().stream()
        .map(diagram -> diagram.getModelElementsByType(type))
        .flatMap(Collection::stream)
        .toList();
  }

  static List<Path> files(String folder, String ending) {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the files in a folder, without the ending. */
  static List<String> names(String folder, String ending) {
    return files(folder, ending).stream()
        .map(file -> file.getFileName().toString().replace(ending, ""))
        .toList();
  }
}
