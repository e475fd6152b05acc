package io.majorincident.process;

import java.time.Instant;
import java.util.List;

/** Steps and timers of processes that are due, and have not been done. */
public interface DueSteps {

  /**
   * @param process the key of its definition
   * @param activity the id on the diagram; empty if it is none of a diagram
   * @param dueAt null if it was due at once
   */
  record Step(String process, String activity, Instant dueAt) {}

  /** How many there are. */
  long count();

  /** The first of them, the longest due before all. */
  List<Step> first(int most);
}
