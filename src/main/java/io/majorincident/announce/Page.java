package io.majorincident.announce;

/**
 * One call for help to the people of one level.
 *
 * @param id as in MI-2026-0001-2: the second page about this incident
 * @param open whether it still waits for an answer
 * @param lastResort whether everybody is called by it, so that there is no next one to ask
 */
record Page(
    String id,
    String incident,
    String reason,
    boolean open,
    String acknowledgedBy,
    boolean lastResort) {

  /** What is tried one after another to reach a person. */
  String lineOf(String person) {
    return lineOf(id, person);
  }

  static String lineOf(String page, String person) {
    return page + " " + person;
  }
}
