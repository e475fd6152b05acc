package io.majorincident.gate;

import static java.util.Map.entry;

import io.majorincident.channel.Limits;
import io.majorincident.incident.DecidedPlan;
import io.majorincident.oncall.BusinessHours;
import io.majorincident.oncall.schedule.HoursOfDay;
import io.majorincident.process.TaskAnnouncement;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Where a table says hours, lengths of time or limits, they can be read before anybody is paged: a
 * page that cannot be read reaches nobody.
 */
@Component
class CellsAreReadable implements Rule {

  /** What is wrong with a cell of each column, if anything is. */
  private static final Map<String, Function<String, Optional<String>>> COLUMNS =
      Map.ofEntries(
          entry("pageOnlyWithin", CellsAreReadable::businessHours),
          entry("acknowledgeWithin", CellsAreReadable::length),
          entry("quietHours", CellsAreReadable::hoursOfDay),
          entry("night", CellsAreReadable::hoursOfDay),
          entry("oneWakeUpWithin", CellsAreReadable::length),
          entry("reliefFor", CellsAreReadable::length),
          entry("helpWithin", CellsAreReadable::length),
          entry("askTired", CellsAreReadable::yesOrNo),
          entry("limitText", CellsAreReadable::limits),
          entry("limitVoice", CellsAreReadable::limits),
          entry("limitOthers", CellsAreReadable::limits),
          entry("pagesAtOnce", CellsAreReadable::limits),
          entry("bundleWithin", CellsAreReadable::bundlingTime),
          entry("notice", CellsAreReadable::announcement));

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.cells(COLUMNS.keySet())
        .flatMap(cell -> COLUMNS.get(cell.column()).apply(cell.text()).map(cell::fault).stream());
  }

  /** No hours mean at any time. */
  private static Optional<String> businessHours(String cell) {
    return unless(
        cell.isEmpty() || BusinessHours.find(cell).isPresent(),
        "'%s' are no hours within which people can be paged. Write them as in MON-FRI 09:00-17:00, or leave the cell empty for any time.",
        cell);
  }

  /** An empty cell says that there are none. */
  private static Optional<String> hoursOfDay(String cell) {
    return unless(
        cell.isEmpty() || HoursOfDay.find(cell).isPresent(),
        "'%s' says no hours of the day. Write them as in 22:00-07:00, or leave the cell empty.",
        cell);
  }

  private static Optional<String> yesOrNo(String cell) {
    return unless(List.of("yes", "no").contains(cell), "'%s' is neither yes nor no.", cell);
  }

  private static Optional<String> length(String cell) {
    return unless(isLength(cell), "'%s' says no length of time. Write it as in PT30M.", cell);
  }

  /** An empty cell bundles nothing. */
  private static Optional<String> bundlingTime(String cell) {
    return unless(
        cell.isEmpty() || isBundlingTime(cell),
        "'%s' is no time in which pages are bundled: write one as in PT2M (two minutes), or nothing.",
        cell);
  }

  private static Optional<String> announcement(String cell) {
    return unless(
        TaskAnnouncement.find(cell).isPresent(),
        "A task cannot be announced by '%s': write page, message or nothing.",
        cell);
  }

  private static Optional<String> limits(String cell) {
    try {
      Limits.read(cell);
      return Optional.empty();
    } catch (IllegalArgumentException unreadable) {
      return Optional.of(unreadable.getMessage());
    }
  }

  private static Optional<String> unless(boolean readable, String wrong, String cell) {
    return readable ? Optional.empty() : Optional.of(wrong.formatted(cell));
  }

  private static boolean isLength(String cell) {
    try {
      return DecidedPlan.durations(cell).filter(length -> !length.isNegative()).count() == 1;
    } catch (DateTimeException unreadable) {
      return false;
    }
  }

  private static boolean isBundlingTime(String cell) {
    try {
      return cell.contains("T") && Duration.parse(cell).compareTo(Duration.ZERO) > 0;
    } catch (DateTimeException unreadable) {
      return false;
    }
  }
}
