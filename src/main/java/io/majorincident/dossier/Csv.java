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

  private static final String BEGINS_A_FORMULA = "=+-@\t\r";

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

  private static String cell(Object value) {
    String text = value == null ? "" : value.toString();
    String harmless =
        !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quoted = harmless.matches("(?s).*[\",\r\n].*");
    return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
  }
}
