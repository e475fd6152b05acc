package io.majorincident.running;

/**
 * A task that waits for somebody.
 *
 * @param id the engine's
 * @param name as the list of Tasklist shows it, such as "Review · MI-2026-0001 checkout is down"
 */
record OpenTask(String id, String name) {

  /** What is to be done. */
  String what() {
    return name.split(" · ")[0];
  }

  /** The incident's. */
  String number() {
    return name.split(" · ")[1].split(" ")[0];
  }

  /** What is broken, as the form says it above its questions. */
  String title() {
    String incident = name.split(" · ")[1];
    return incident.replaceFirst(" ", " · ");
  }
}
