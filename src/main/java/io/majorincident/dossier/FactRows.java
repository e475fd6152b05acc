package io.majorincident.dossier;

import io.majorincident.dossier.Sheet.Cell;
import io.majorincident.dossier.Sheet.Section;
import io.majorincident.incident.FactChange;
import java.util.List;
import java.util.stream.Stream;

/** The table of what has held for an incident: each value that came in place of another. */
final class FactRows {

  private static final List<String> COLUMNS =
      List.of("When", "Fact", "Before", "After", "Who", "Decided by the table");

  private final Writing write;
  private final FactWords words;

  FactRows(Writing write) {
    this.write = write;
    this.words = new FactWords(write);
  }

  Section of(List<FactChange> changes) {
    return new Section(
        "facts",
        write.say("Facts and their history"),
        write.say("Nothing is known of the incident."),
        COLUMNS.stream().map(column -> write.say(column)).toList(),
        changes.stream().map(this::row).toList());
  }

  private List<Cell> row(FactChange change) {
    return Stream.of(
            write.at(change.at()),
            words.label(change.fact()),
            words.before(change),
            words.after(change),
            write.who(change.who()),
            words.table(change))
        .map(Cell::of)
        .toList();
  }
}
