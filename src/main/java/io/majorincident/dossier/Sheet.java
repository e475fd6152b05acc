package io.majorincident.dossier;

import java.util.List;

/**
 * A dossier as people read it, in one language. The page in Cockpit and the exported page both show
 * this, so that they cannot differ.
 *
 * @param footer when and for whom it was made, and in which zone its times are
 * @param processes what a diagram can be shown of
 */
record Sheet(
    String number,
    String title,
    String language,
    String footer,
    List<Fact> facts,
    List<Branch> processes,
    List<Section> sections,
    List<Mark> legend) {

  /**
   * @param wide whether it is longer than a few words
   */
  record Fact(String label, String value, boolean wide) {}

  /**
   * @param brief whether it is so short that it is never broken into lines
   */
  record Cell(String text, boolean brief) {

    private static final int BRIEF = 24;

    static Cell of(String text) {
      return new Cell(text, text.lines().allMatch(line -> line.length() <= BRIEF));
    }
  }

  /**
   * A process that ran.
   *
   * @param depth how far it is indented below its caller
   * @param state running, completed or cancelled
   */
  record Branch(String id, String label, String detail, int depth, String state) {}

  /** What a colour in a diagram means. */
  record Mark(String text, String fill, String line) {}

  /**
   * A table.
   *
   * @param empty what to say if it has no row
   */
  record Section(
      String id, String title, String empty, List<String> columns, List<List<Cell>> rows) {

    /** For templates, which would repeat the table for each row. */
    boolean hasRows() {
      return !rows.isEmpty();
    }
  }
}
