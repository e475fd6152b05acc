package io.majorincident.gate;

/**
 * What keeps a set from coming into force.
 *
 * @param file name of the file
 * @param element id of the element in it; empty if it is about the file as a whole
 * @param text a sentence that says what is wrong and what to do
 */
record Fault(String file, String element, String text) {

  private static final int ENOUGH = 200;

  /** About the file as a whole. */
  static Fault in(String file, String text) {
    return new Fault(file, "", text);
  }

  /** As in "majorIncident.bpmn, isMajor: ...". */
  String sentence() {
    return "%s%s: %s".formatted(file, element.isEmpty() ? "" : ", " + element, text);
  }

  /** A text as it is quoted: enough of it to be known again. */
  static String quoted(String text) {
    String line = text.strip();
    return line.length() > ENOUGH ? line.substring(0, ENOUGH) + "…" : line;
  }
}
