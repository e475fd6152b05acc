package io.majorincident.process;

import java.io.InputStream;
import java.util.Optional;

/** What lies beside a diagram in the set that it was deployed with, whoever asks. */
public interface DeployedFiles {

  /**
   * Id of the set that a process definition belongs to, or empty if there is no such definition.
   */
  Optional<String> setOf(String processDefinition);

  /** Id of the set that a task's diagram belongs to, or empty if there is no such task. */
  Optional<String> setOfTask(String task);

  /** Id of the newest set that has this process, or empty if there is none. */
  Optional<String> newestSetWith(String process);

  /**
   * A file of a set, or empty if it has none of this name.
   *
   * @param name without its folder
   */
  Optional<InputStream> file(String set, String name);
}
