package io.majorincident.detect;

/**
 * Makes a text of a sender fit for our tables, tasks and messages: without control characters and
 * broken surrogates, which the database refuses, and cut to a length. Lengths are characters.
 */
final class PlainText {

  private static final int REPLACEMENT = 0xFFFD;

  private PlainText() {}

  /** As one line. */
  static String line(String text, int longest) {
    return cut(clean(text).replaceAll("\\s+", " ").strip(), longest);
  }

  /** With its line breaks. */
  static String lines(String text, int longest) {
    return cut(clean(text).strip(), longest);
  }

  private static String clean(String text) {
    return text.codePoints()
        .filter(PlainText::allowed)
        .map(point -> isHalfOfAPair(point) ? REPLACEMENT : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean allowed(int point) {
    return point == '\n' || point == '\t' || !Character.isISOControl(point);
  }

  private static boolean isHalfOfAPair(int point) {
    return Character.getType(point) == Character.SURROGATE;
  }

  private static String cut(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
