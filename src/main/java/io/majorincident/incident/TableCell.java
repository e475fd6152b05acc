package io.majorincident.incident;

import java.util.Objects;

/** What a cell of a table says, as it is written there. */
public final class TableCell {

  private TableCell() {}

  /**
   * @param cell as in "PT5M" with its quotes, 3 or true; may be null
   * @return what it says without its quotes; null if it is empty
   */
  public static String text(String cell) {
    if (cell == null || cell.isBlank()) {
      return null;
    }
    String text = cell.strip();
    return isQuoted(text) ? text.substring(1, text.length() - 1) : text;
  }

  private static boolean isQuoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
  }

  /** Whether a value that was decided can be told from the cell alone. */
  public static boolean says(String cell, Object value) {
    return Objects.equals(text(cell), value == null ? null : value.toString());
  }
}
