package io.majorincident.oncall;

import java.util.Arrays;
import java.util.Optional;

/** Whom of a team a page goes to; the id is what the response plan writes. */
public enum Level {
  /** The one on call. */
  PRIMARY("primary", "primary"),
  /** The next in line who is not away. */
  SECONDARY("secondary", "secondary"),
  /** Every member of the team at once. */
  TEAM("team", "whole team"),
  /** One member of the team after the other, whoever is on call: whose last page is longest ago. */
  ROUND_ROBIN("roundRobin", "next in turn"),
  /** The whole team and all incident managers. */
  EVERYBODY("everybody", "everybody");

  private final String id;
  private final String label;

  Level(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** The level of this id, or empty. */
  public static Optional<Level> find(String id) {
    return Arrays.stream(values()).filter(level -> level.id.equals(id)).findFirst();
  }

  public String id() {
    return id;
  }

  /** As people read it. */
  public String label() {
    return label;
  }
}
