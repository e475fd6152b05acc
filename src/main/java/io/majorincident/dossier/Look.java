package io.majorincident.dossier;

/** The colours of what was never reached, done, cancelled, and where it stands. */
enum Look {
  NEVER("never reached", "#ffffff", "#b4b9c0", "#8a9099"),
  DONE("done", "#e7f3ea", "#2f7d46", "#1f2a33"),
  CANCELLED("cancelled", "#f1f1f3", "#7b6f8f", "#4d4659"),
  OPEN("here now", "#fff1d6", "#b86e00", "#1f2a33");

  private final String meaning;
  private final String fill;
  private final String line;
  private final String text;

  Look(String meaning, String fill, String line, String text) {
    this.meaning = meaning;
    this.fill = fill;
    this.line = line;
    this.text = text;
  }

  static Look of(Passed passed) {
    return switch (passed.state()) {
      case "open" -> OPEN;
      case "cancelled" -> CANCELLED;
      case "done" -> DONE;
      default -> NEVER;
    };
  }

  /** In English. */
  String meaning() {
    return meaning;
  }

  String fill() {
    return fill;
  }

  String line() {
    return line;
  }

  String text() {
    return text;
  }
}
