package io.majorincident.form;

/** A text that somebody wrote, on one line and safe from being taken for Markdown. */
final class PlainText {

  private static final int LONGEST = 300;

  private PlainText() {}

  static String escape(String text) {
    String line = text.replaceAll("\\s+", " ");
    String cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    return cut.replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
  }
}
