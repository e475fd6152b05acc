package io.majorincident.gate;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.TimeCycle;
import org.springframework.stereotype.Component;

/** What a diagram repeats leaves time for everything else. What a table gives is not looked at. */
@Component
class CyclesTakeTheirTime implements Rule {

  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Pattern REPEATED = Pattern.compile("R\\d*/(?:.*/)?(PT[^/]*|P0D[^/]*)");

  /** As the engine reads it: with the second in front, which has to be one. */
  private static final Pattern CRON_ONCE_A_MINUTE = Pattern.compile("\\d+ .*");

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.all(TimeCycle.class)
        .filter(cycle -> tooOften(cycle.element().getTextContent().strip()))
        .map(
            cycle ->
                new Fault(
                    cycle.file(),
                    cycle.element().getParentElement().getParentElement().getAttributeValue("id"),
                    "Its timer comes more than once in 10 seconds: give it more time."));
  }

  private static boolean tooOften(String cycle) {
    if (cycle.startsWith("$") || cycle.startsWith("#")) {
      return false;
    }
    Matcher repeated = REPEATED.matcher(cycle);
    return cycle.contains(" ")
        ? !CRON_ONCE_A_MINUTE.matcher(cycle).matches()
        : repeated.matches()
            && length(repeated.group(1)).filter(it -> it.compareTo(SHORTEST) < 0).isPresent();
  }

  /** What is no length of time, another rule tells. */
  private static Optional<Duration> length(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
