package io.majorincident.incident;

/**
 * Takes out of a text what nobody sees: control characters, what turns the direction of writing,
 * characters without width, tags, and line breaks that only some programs take for one. So a text
 * is what it looks like.
 */
public final class CleanText {

  /** Letters, marks and signs that are drawn as nothing. */
  private static final String INVISIBLE = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

  /** Tags, and marks that choose between forms of a letter: room for a hidden text. */
  private static final int FIRST_IGNORED = 0xE0000;

  private static final int LAST_IGNORED = 0xE0FFF;

  /** Signs around numbers, which are drawn; but not the mark that turns the direction. */
  private static final int FIRST_ARABIC = 0x0600;

  private static final int LAST_ARABIC = 0x0605;

  private CleanText() {}

  /** As one line; null stays null. */
  public static String line(String text) {
    return text == null ? null : lines(text).replaceAll("(?U)\\s+", " ").strip();
  }

  /** With its line breaks and tabs; null stays null. */
  public static String lines(String text) {
    return text == null || text.chars().allMatch(CleanText::isPlain) ? text : cleaned(text);
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .map(CleanText::readable)
        .filter(CleanText::isSeen)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isPlain(int character) {
    return ' ' <= character && character <= '~' || character == '\n' || character == '\t';
  }

  private static int readable(int point) {
    return switch (point) {
      case '\r', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> '\n';
      default -> Character.getType(point) == Character.SURROGATE ? '\uFFFD' : point;
    };
  }

  private static boolean isSeen(int point) {
    if (point == '\n' || point == '\t') {
      return true;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL -> false;
      case Character.FORMAT -> FIRST_ARABIC <= point && point <= LAST_ARABIC;
      case Character.UNASSIGNED -> !isNoCharacter(point);
      default -> INVISIBLE.indexOf(point) < 0 && !isIgnored(point);
    };
  }

  /** What is unknown today may be a letter tomorrow; these never will. */
  private static boolean isNoCharacter(int point) {
    return (point & 0xFFFE) == 0xFFFE || 0xFDD0 <= point && point <= 0xFDEF || isIgnored(point);
  }

  private static boolean isIgnored(int point) {
    return FIRST_IGNORED <= point && point <= LAST_IGNORED;
  }
}
