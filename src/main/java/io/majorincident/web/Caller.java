package io.majorincident.web;

/** Who may stand before a door of ours. */
public enum Caller {
  /** Whoever finds it; no name and no secret is asked for. */
  ANYBODY,
  /** Whoever knows the secret in the address; the door itself looks at it. */
  SECRET,
  /** A system that signs what it sends, or knows the key of its source; the door looks at it. */
  SENDER,
  /** Whoever works on incidents: a responder, a role, or the member of a team. */
  RESPONDER,
  /** A process owner. */
  OWNER,
  /** An auditor. */
  AUDITOR,
  /** An administrator, who may use every door for which somebody signs in. */
  ADMINISTRATOR;

  /** Whether no name is asked for. */
  public boolean isUnnamed() {
    return this == ANYBODY || this == SECRET || this == SENDER;
  }
}
