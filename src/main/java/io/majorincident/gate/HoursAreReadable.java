package io.majorincident.gate;

import io.majorincident.oncall.BusinessHours;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.springframework.stereotype.Component;

/** The hours within which people are paged can be read; no hours mean at any time. */
@Component
class HoursAreReadable implements Rule {

  private static final String COLUMN = "pageOnlyWithin";

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
    int column = columns.indexOf(COLUMN);
    return column < 0
        ? Stream.empty()
        : table.getRules().stream()
            .flatMap(
                row ->
                    fault(
                        file,
                        row.getId(),
                        List.copyOf(row.getOutputEntries()).get(column).getTextContent()));
  }

  private static Stream<Fault> fault(String file, String row, String cell) {
    String hours = cell.strip().replaceAll("^\"|\"$", "").strip();
    return hours.isEmpty() || BusinessHours.find(hours).isPresent()
        ? Stream.empty()
        : Stream.of(
            new Fault(
                file,
                row,
                "'%s' are no hours within which people can be paged. Write them as in MON-FRI 09:00-17:00, or leave the cell empty for any time."
                    .formatted(hours)));
  }
}
