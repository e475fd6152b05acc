package io.majorincident.gate;

import io.majorincident.channel.Limits;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How many pages one contact gets, and when several go together, must be readable before anybody is
 * paged: a page that cannot be read reaches nobody.
 */
@Component
class PagingPaceIsReadable implements Rule {

  /** What is wrong with a cell of each column, if anything is. */
  private static final Map<String, Function<String, Optional<String>>> COLUMNS =
      Map.of(
          "limitText", PagingPaceIsReadable::limits,
          "limitVoice", PagingPaceIsReadable::limits,
          "limitOthers", PagingPaceIsReadable::limits,
          "bundleWithin", PagingPaceIsReadable::time);

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.cells(COLUMNS.keySet())
        .flatMap(cell -> COLUMNS.get(cell.column()).apply(cell.text()).map(cell::fault).stream());
  }

  private static Optional<String> limits(String cell) {
    try {
      Limits.read(cell);
      return Optional.empty();
    } catch (IllegalArgumentException unreadable) {
      return Optional.of(unreadable.getMessage());
    }
  }

  private static Optional<String> time(String cell) {
    return cell.isBlank() || isTime(cell)
        ? Optional.empty()
        : Optional.of(
            "'%s' is no time in which pages are bundled: write one as in PT2M (two minutes), or nothing."
                .formatted(cell));
  }

  private static boolean isTime(String cell) {
    try {
      return cell.contains("T") && Duration.parse(cell).compareTo(Duration.ZERO) > 0;
    } catch (DateTimeException none) {
      return false;
    }
  }
}
