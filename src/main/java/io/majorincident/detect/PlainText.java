package io.majorincident.detect;

import io.majorincident.incident.CleanText;

/**
 * Makes a text of a sender fit for our tables, tasks and messages: without what nobody sees and
 * broken surrogates, which the database refuses, and cut to a length. Lengths are characters.
 */
final class PlainText {

  private PlainText() {}

  /** As one line. */
  static String line(String text, int longest) {
    return cut(CleanText.line(text), longest);
  }

  /** With its line breaks. */
  static String lines(String text, int longest) {
    return cut(clean(text).strip(), longest);
  }

  private static String clean(String text) {
    return CleanText.lines(text);
  }

  private static String cut(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
