package io.majorincident.release;

import io.majorincident.process.ProcessSet;
import io.majorincident.process.ProcessSets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The set that this version of the application brings along. */
@Component
class OwnSet {

  /** Where its deployments say that they come from. */
  static final String SOURCE = ProcessSets.OWN_SOURCE;

  private static final List<String> WHERE =
      List.of(
          "classpath*:/bpmn/*.bpmn",
          "classpath*:/bpmn/*.dmn",
          "classpath*:/forms/*.form",
          "classpath*:/forms/texts.*.json");

  private static final int ENOUGH_TO_TELL_APART = 12;

  private final ProcessSets sets;
  private final ProcessSet files = read();

  OwnSet(ProcessSets sets) {
    this.sets = sets;
  }

  ProcessSet files() {
    return files;
  }

  /** The same for the same files; short enough for a person to read. */
  String fingerprint() {
    return files.fingerprint().substring(0, ENOUGH_TO_TELL_APART);
  }

  /** The name of its deployment, by which a later start knows it again. */
  String name() {
    return "Release " + fingerprint();
  }

  void putIntoForce() {
    sets.putIntoForce(files, name(), SOURCE);
  }

  private static ProcessSet read() {
    Map<String, byte[]> files = new HashMap<>();
    try {
      for (String pattern : WHERE) {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
          files.put(file.getFilename(), file.getContentAsByteArray());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ProcessSet.of(files);
  }
}
