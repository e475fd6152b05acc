package io.majorincident.web;

/** Who may stand before a door of ours. */
public enum Caller {
  /** Whoever finds it; no name and no secret is asked for. */
  ANYBODY("everybody"),
  /** Whoever knows the secret in the address; the door itself looks at it. */
  SECRET("whoever knows the secret"),
  /** A system that signs what it sends, or knows the key of its source; the door looks at it. */
  SENDER("alert sources"),
  /** Whoever works on incidents: a responder, a role, or the member of a team. */
  RESPONDER("responders"),
  /** A process owner. */
  OWNER("process owners"),
  /** An auditor. */
  AUDITOR("auditors"),
  /** An administrator, who may use every door for which somebody signs in. */
  ADMINISTRATOR("administrators");

  private final String many;

  Caller(String many) {
    this.many = many;
  }

  /** What they are called in a sentence, such as "process owners". */
  String many() {
    return many;
  }

  /** Whether no name is asked for. */
  public boolean isUnnamed() {
    return this == ANYBODY || this == SECRET || this == SENDER;
  }
}
