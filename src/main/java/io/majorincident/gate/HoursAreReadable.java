package io.majorincident.gate;

import io.majorincident.oncall.BusinessHours;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The hours within which people are paged can be read; no hours mean at any time. */
@Component
class HoursAreReadable implements Rule {

  private static final Set<String> COLUMNS = Set.of("pageOnlyWithin");

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.cells(COLUMNS)
        .filter(cell -> !cell.text().isEmpty() && BusinessHours.find(cell.text()).isEmpty())
        .map(HoursAreReadable::fault);
  }

  private static Fault fault(ParsedSet.Cell cell) {
    return cell.fault(
        "'%s' are no hours within which people can be paged. Write them as in MON-FRI 09:00-17:00, or leave the cell empty for any time."
            .formatted(cell.text()));
  }
}
