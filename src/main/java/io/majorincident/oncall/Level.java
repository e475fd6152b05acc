package io.majorincident.oncall;

/** Whom a page goes to, in the order in which it climbs. */
public enum Level {
  /** The one on call. */
  PRIMARY("primary"),
  /** The next in line who is not away. */
  SECONDARY("secondary"),
  /** Every member of the team at once. */
  TEAM("whole team");

  private final String label;

  Level(String label) {
    this.label = label;
  }

  /** As people read it. */
  public String label() {
    return label;
  }
}
