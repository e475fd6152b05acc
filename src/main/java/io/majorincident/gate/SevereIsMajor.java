package io.majorincident.gate;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Severity 1 and 2 get an immediate response, whatever else the severity table says. */
@Component
class SevereIsMajor implements Rule {

  private static final Set<String> COLUMNS = Set.of("severity", "major");
  private static final Set<String> SEVERE = Set.of("1", "2");

  private record Row(String file, String id) {}

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    Map<Row, Map<String, String>> rows =
        set.cells(COLUMNS)
            .collect(
                Collectors.groupingBy(
                    cell -> new Row(cell.file(), cell.row()),
                    Collectors.toMap(ParsedSet.Cell::column, ParsedSet.Cell::text)));
    return rows.entrySet().stream()
        .filter(row -> SEVERE.contains(row.getValue().getOrDefault("severity", "")))
        .filter(row -> !row.getValue().getOrDefault("major", "").equals("true"))
        .map(row -> fault(row.getKey(), row.getValue().get("severity")));
  }

  private static Fault fault(Row row, String severity) {
    return new Fault(
        row.file(),
        row.id(),
        "Severity %s is always major: write true into the column 'major'.".formatted(severity));
  }
}
