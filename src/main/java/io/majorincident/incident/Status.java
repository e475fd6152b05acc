package io.majorincident.incident;

import java.util.Arrays;

/** Where an incident stands; the id is what variables, tables and the database hold. */
public enum Status {
  NEW("new", "New"),
  FIXING("fixing", "Being fixed"),
  RESOLVED("resolved", "Resolved"),
  CLOSED("closed", "Closed"),
  FALSE_ALARM("falseAlarm", "False alarm"),
  DUPLICATE("duplicate", "Duplicate");

  private final String id;
  private final String label;

  Status(String id, String label) {
    this.id = id;
    this.label = label;
  }

  public String id() {
    return id;
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  /** Whether the incident has come to its end and takes in nothing more. */
  public boolean ended() {
    return this == CLOSED || this == FALSE_ALARM || this == DUPLICATE;
  }

  /** Whether people are still being called for it. */
  public boolean needsPeople() {
    return this == NEW || this == FIXING;
  }

  /**
   * @throws IllegalArgumentException if there is no such status
   */
  public static Status of(String id) {
    return Arrays.stream(values())
        .filter(status -> status.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no status '" + id + "'."));
  }
}
