package io.majorincident.process;

import java.util.Arrays;
import java.util.Optional;

/** How people hear of a task. */
public enum TaskAnnouncement {
  /** They are called by one contact after another, until somebody has taken it. */
  PAGE,
  /** They are told once. */
  MESSAGE,
  /** They are not told of it, or by something else. */
  NOTHING;

  /** The one that a cell of the table names so, in small letters; empty if there is no such. */
  public static Optional<TaskAnnouncement> find(String cell) {
    return Arrays.stream(values()).filter(it -> it.id().equals(cell)).findFirst();
  }

  /** As a cell of the table names it. */
  public String id() {
    return name().toLowerCase();
  }
}
