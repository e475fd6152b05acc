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

/** The files that a process owner edits, and the code beside them, as they lie in the project. */
final class Diagrams {

  private static final List<BpmnModelInstance> ALL =
      files("bpmn", ".bpmn").stream().map(file -> Bpmn.readModelFromFile(file.toFile())).toList();

  private Diagrams() {}

  /** To be read only: all tests share them. */
  static List<BpmnModelInstance> all() {
    return ALL;
  }

  static BpmnModelInstance of(String process) {
    return Bpmn.readModelFromFile(file("bpmn", process + ".bpmn").toFile());
  }

  static Path file(String folder, String name) {
    return Path.of(folder, name);
  }

  /** What stands in each file of a folder. */
  static Stream<String> texts(String folder, String ending) {
    return files(folder, ending).stream().map(Diagrams::read);
  }

  /** What stands in each class of the application. */
  static Stream<String> sources() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
          .map(Diagrams::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
