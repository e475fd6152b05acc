package io.majorincident.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Writes lines as RFC 4180 has them. A cell that a spreadsheet would take for a formula begins with
 * an apostrophe instead.
 */
final class Csv {

  /** By which spreadsheets know that it is UTF-8. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** The last four as they are written in East Asia, which spreadsheets read as the others. */
  private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

  /** Some spreadsheets take a semicolon, or a tab, for what separates cells. */
  private static final String QUOTED = "\",;\t\r\n";

  private final Appendable out;

  Csv(Appendable out) {
    this.out = out;
    append(BYTE_ORDER_MARK);
  }

  /** One line; null becomes an empty cell. */
  void line(Object... cells) {
    append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")));
  }

  private void append(String text) {
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Also behind blanks and quotes, which some spreadsheets leave out. */
  private static boolean isFormula(String text) {
    String first = text.replaceFirst("^[\\s\"'\u00A0\u200B\uFEFF]+", "");
    return begins(text) || begins(first);
  }

  private static boolean begins(String text) {
    return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
  }

  private static String cell(Object value) {
    String text = value == null ? "" : value.toString();
    String harmless = isFormula(text) ? "'" + text : text;
    boolean quoted = harmless.chars().anyMatch(character -> QUOTED.indexOf(character) >= 0);
    return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
  }
}
