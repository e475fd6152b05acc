package io.majorincident.release;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What keeps an incident on the set that it began with.
 *
 * @param process id of the process that it is about; empty if it is about all of them
 * @param element id of the element at which it stands; may be empty
 * @param name of that element as people read it
 * @param detail what else is known; may be empty
 */
record Obstacle(Kind kind, String process, String element, String name, String detail) {

  enum Kind {
    PROCESS_GONE,
    ELEMENT_GONE,
    ELEMENT_CHANGED,
    BUSY,
    OTHER
  }

  static Obstacle processGone(String process) {
    return new Obstacle(Kind.PROCESS_GONE, process, "", "", "");
  }

  static Obstacle other(String process, String detail) {
    return new Obstacle(Kind.OTHER, process, "", "", detail);
  }

  static Obstacle busy() {
    return new Obstacle(Kind.BUSY, "", "", "", "");
  }

  /** For people. */
  @JsonProperty
  String sentence() {
    return switch (kind) {
      case PROCESS_GONE -> "The set in force has no process '%s' any more.".formatted(process);
      case ELEMENT_GONE -> where() + ", which the set in force has no more.";
      case ELEMENT_CHANGED -> where() + ", which is another one in the set in force. " + detail;
      case BUSY -> "Something happened in it just now: try again.";
      case OTHER -> "Process '%s': %s".formatted(process, detail);
    };
  }

  private String where() {
    return "It stands at '%s' (%s, %s)".formatted(name, element, process);
  }
}
