package io.majorincident.gate;

import io.majorincident.process.ProcessSet;
import io.majorincident.process.SetGate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks at the set as a whole and names all faults at once. */
@Component
class Gate implements SetGate {

  /** More than that nobody reads. */
  private static final int MOST_TOLD = 100;

  private final List<Rule> rules;

  Gate(List<Rule> rules) {
    this.rules = rules;
  }

  @Override
  public List<String> notTaken(Map<String, byte[]> files) {
    return new Parcel(files).faults();
  }

  @Override
  public ProcessSet complete(ProcessSet sent, ProcessSet inForce) {
    return Completion.of(sent, inForce);
  }

  /** What cannot be read makes all else look wrong: then only this is told. */
  @Override
  public List<String> faults(ProcessSet set) {
    try {
      return faults(ParsedSet.of(set));
    } catch (StackOverflowError endless) {
      return List.of("Its processes call each other over too many levels: draw fewer.");
    }
  }

  private List<String> faults(ParsedSet parsed) {
    Stream<Fault> faults =
        parsed.unreadable().isEmpty()
            ? rules.stream().flatMap(rule -> rule.faults(parsed))
            : parsed.unreadable().stream();
    return told(faults.map(Fault::sentence).distinct().sorted().toList());
  }

  private static List<String> told(List<String> faults) {
    return faults.size() <= MOST_TOLD
        ? faults
        : Stream.concat(
                faults.stream().limit(MOST_TOLD),
                Stream.of("And %,d more.".formatted(faults.size() - MOST_TOLD)))
            .toList();
  }
}
