package io.majorincident.gate;

import io.majorincident.oncall.schedule.HoursOfDay;
import io.majorincident.process.Plans;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.springframework.stereotype.Component;

/**
 * Where a table says hours of the day, they can be read; an empty cell says that there are none.
 */
@Component
class TimesCanBeRead implements Rule {

  private static final Set<String> HOURS = Set.of("quietHours", "night");
  private static final Set<String> LENGTHS = Set.of("oneWakeUpWithin", "reliefFor");

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.tables().stream()
        .flatMap(
            table ->
                table.model().getModelElementsByType(DecisionTable.class).stream()
                    .flatMap(decision -> faults(table.file(), decision)));
  }

  private static Stream<Fault> faults(String file, DecisionTable table) {
    List<String> columns = table.getOutputs().stream().map(Output::getName).toList();
    return IntStream.range(0, columns.size())
        .boxed()
        .flatMap(column -> faults(file, table, column, columns.get(column)));
  }

  private static Stream<Fault> faults(String file, DecisionTable table, int column, String name) {
    return table.getRules().stream()
        .flatMap(
            row ->
                wrong(name, cell(row, column)).stream()
                    .map(text -> new Fault(file, row.getId(), text)));
  }

  private static String cell(org.camunda.bpm.model.dmn.instance.Rule row, int column) {
    String written = List.copyOf(row.getOutputEntries()).get(column).getTextContent();
    return written.strip().replaceAll("^\"|\"$", "").strip();
  }

  private static Optional<String> wrong(String column, String cell) {
    if (HOURS.contains(column) && !cell.isEmpty() && HoursOfDay.find(cell).isEmpty()) {
      return Optional.of(
          "'%s' says no hours of the day. Write them as in 22:00-07:00, or leave the cell empty."
              .formatted(cell));
    }
    return LENGTHS.contains(column) && !isLength(cell)
        ? Optional.of("'%s' says no length of time. Write it as in PT30M.".formatted(cell))
        : Optional.empty();
  }

  private static boolean isLength(String cell) {
    try {
      return Plans.durations(cell).filter(length -> !length.isNegative()).count() == 1;
    } catch (DateTimeParseException unreadable) {
      return false;
    }
  }
}
