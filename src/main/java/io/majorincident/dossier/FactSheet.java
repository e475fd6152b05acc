package io.majorincident.dossier;

import io.majorincident.dossier.Sheet.Fact;
import io.majorincident.dossier.Sheet.Section;
import java.util.List;

/**
 * What holds for an incident, and how it came to hold, as people read it in one language.
 *
 * @param footer for whom it was made, and in which zone its times are
 * @param facts those that are one value
 * @param history each value that a fact has had
 */
record FactSheet(
    String incident,
    String title,
    String language,
    String footer,
    List<Fact> facts,
    List<DecidedCells> plans,
    Section history) {

  /**
   * What a table has decided, as it holds now.
   *
   * @param decided which row of which version did, and when
   */
  record DecidedCells(String title, String decided, List<Fact> cells) {}
}
