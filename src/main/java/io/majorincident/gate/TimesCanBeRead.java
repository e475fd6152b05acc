package io.majorincident.gate;

import io.majorincident.oncall.schedule.HoursOfDay;
import io.majorincident.process.Plans;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.stream.Stream;
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
    return Stream.concat(
        set.cells(HOURS)
            .filter(cell -> !cell.text().isEmpty() && HoursOfDay.find(cell.text()).isEmpty())
            .map(
                cell ->
                    wrong(
                        cell,
                        "'%s' says no hours of the day. Write them as in 22:00-07:00, or leave the cell empty.")),
        set.cells(LENGTHS)
            .filter(cell -> !isLength(cell.text()))
            .map(cell -> wrong(cell, "'%s' says no length of time. Write it as in PT30M.")));
  }

  private static Fault wrong(ParsedSet.Cell cell, String why) {
    return cell.fault(why.formatted(cell.text()));
  }

  private static boolean isLength(String cell) {
    try {
      return Plans.durations(cell).filter(length -> !length.isNegative()).count() == 1;
    } catch (DateTimeParseException unreadable) {
      return false;
    }
  }
}
