package io.majorincident.gate;

import io.majorincident.oncall.schedule.HoursOfDay;
import java.util.List;
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
class HoursAreHours implements Rule {

  private static final Set<String> COLUMNS = Set.of("quietHours", "night");

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
        .filter(column -> COLUMNS.contains(columns.get(column)))
        .boxed()
        .flatMap(column -> faults(file, table, column));
  }

  private static Stream<Fault> faults(String file, DecisionTable table, int column) {
    return table.getRules().stream()
        .flatMap(
            row ->
                unreadable(List.copyOf(row.getOutputEntries()).get(column).getTextContent())
                    .map(cell -> fault(file, row.getId(), cell)));
  }

  private static Stream<String> unreadable(String cell) {
    String hours = cell.strip().replaceAll("^\"|\"$", "").strip();
    boolean isReadable = hours.isEmpty() || HoursOfDay.find(hours).isPresent();
    return isReadable ? Stream.empty() : Stream.of(hours);
  }

  private static Fault fault(String file, String row, String cell) {
    return new Fault(
        file,
        row,
        "'%s' says no hours of the day. Write them as in 22:00-07:00, or leave the cell empty."
            .formatted(cell));
  }
}
