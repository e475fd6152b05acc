package io.majorincident.oncall;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** All that is wrong in one plan file, so that it can be told at once. */
final class Faults {

  private final String place;
  private final Set<Fault> found = new LinkedHashSet<>();

  private record Fault(int line, String path, String text) {

    @Override
    public String toString() {
      return "  line %d%s: %s".formatted(line, path.isEmpty() ? "" : ", " + path, text);
    }
  }

  /**
   * @param place where the plan comes from, for people
   */
  Faults(String place) {
    this.place = place;
  }

  /**
   * @param line from 1
   * @param path keys from the top, joined by dots; empty for the whole file
   * @param text what is wrong and what to do
   */
  void add(int line, String path, String text) {
    found.add(new Fault(line, path, text));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new FaultyPlan(message());
    }
  }

  private String message() {
    return found.stream()
        .sorted(Comparator.comparingInt(Fault::line))
        .map(Fault::toString)
        .collect(Collectors.joining("\n", heading(), ""));
  }

  private String heading() {
    String count = found.size() == 1 ? "1 fault" : found.size() + " faults";
    return "The on-call plan %s has %s:\n".formatted(place, count);
  }
}
