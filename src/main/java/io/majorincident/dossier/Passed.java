package io.majorincident.dossier;

import io.majorincident.dossier.Dossier.Step;
import java.util.List;

/**
 * How one element was passed, over all times that it was entered.
 *
 * @param times how often it was entered
 * @param open how often it has not been left yet
 * @param cancelled how often it ended before it was done
 * @param seconds spent there altogether, in what is over
 * @param longest the longest of these, in seconds
 */
record Passed(int times, int open, int cancelled, long seconds, long longest) {

  static final Passed NEVER = new Passed(0, 0, 0, 0, 0);

  static Passed of(List<Step> steps) {
    return new Passed(
        steps.size(),
        count(steps, "open"),
        count(steps, "cancelled"),
        steps.stream().mapToLong(Passed::seconds).sum(),
        steps.stream().mapToLong(Passed::seconds).max().orElse(0));
  }

  /** never, open, cancelled (each time) or done. */
  String state() {
    if (times == 0) {
      return "never";
    }
    return open > 0 ? "open" : cancelled == times ? "cancelled" : "done";
  }

  private static int count(List<Step> steps, String state) {
    return (int) steps.stream().filter(step -> step.state().equals(state)).count();
  }

  private static long seconds(Step step) {
    return step.seconds() == null ? 0 : step.seconds();
  }
}
