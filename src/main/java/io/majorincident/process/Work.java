package io.majorincident.process;

import java.util.List;
import java.util.Optional;

/** What people have to do, and have done, as the engine knows it. Answers whoever is signed in. */
public interface Work {

  /** The open tasks of an incident that the person may read, the most urgent first. */
  List<OpenTask> openTasks(String incident);

  /**
   * What became of a task, also after it has ended.
   *
   * @return empty if there never was such a task, or if it is nothing that the person may read
   */
  Optional<TaskFate> fate(String task);

  /**
   * The incident that a running process is about, whether the person may read the process or not;
   * empty if it is about none, or has ended.
   *
   * @param process id of the process instance, or null
   */
  Optional<String> incident(String process);

  /** Whether the person may report what changes in a running incident. */
  boolean mayReportChanges();
}
