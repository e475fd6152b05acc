package io.majorincident.oncall;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All that is wrong in one plan file, so that it can be told at once. */
final class Faults {

  /** Nobody reads more of what is wrong, or of one wrong text. */
  private static final int AT_MOST = 1000;

  private static final int SHOWN = 100;

  private final String place;
  private final Set<PlanFault> found = new LinkedHashSet<>();

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
    found.add(new PlanFault(line, path, text));
    if (found.size() >= AT_MOST) {
      throwIfAny();
    }
  }

  /** As much of a text as one has to see to find it. */
  static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  int count() {
    return found.size();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new FaultyPlan(message(), inOrder());
    }
  }

  private String message() {
    return inOrder().stream()
        .map(PlanFault::toString)
        .collect(Collectors.joining("\n", heading(), ""));
  }

  private List<PlanFault> inOrder() {
    return found.stream().sorted(Comparator.comparingInt(PlanFault::line)).toList();
  }

  private String heading() {
    String count = found.size() == 1 ? "1 fault" : found.size() + " faults";
    return "The on-call plan %s has %s:\n".formatted(place, count);
  }
}
