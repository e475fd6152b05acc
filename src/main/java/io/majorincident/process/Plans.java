package io.majorincident.process;

import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The cells of a decision table that has decided for an incident. */
public final class Plans {

  private Plans() {}

  /**
   * A cell of the plan as text; empty if the cell is.
   *
   * @param plan name of the variable with the table's result, as in responsePlan
   * @throws MissingVariable if the table has not decided yet
   */
  public static Optional<String> cell(VariableScope scope, String plan, String column) {
    Object result = scope.getVariable(plan);
    if (!(result instanceof Map<?, ?> cells)) {
      throw new MissingVariable(plan, scope);
    }
    return Optional.ofNullable(cells.get(column))
        .map(Object::toString)
        .filter(text -> !text.isBlank());
  }

  /** A cell that holds a duration, as in PT5M or P3D (a day counts 24 hours). */
  public static Optional<Duration> duration(VariableScope scope, String plan, String column) {
    return cell(scope, plan, column).map(Plans::duration);
  }

  /**
   * In which hours nobody is told of the incident what can wait, as in 22:00-07:00; empty if there
   * are none, if this diagram was not given a plan that says them, or if the table has not decided
   * yet: what happens to an incident before that is told at any hour.
   */
  public static Optional<String> quietHours(VariableScope scope) {
    return scope.getVariable("responsePlan") != null
        ? cell(scope, "responsePlan", "quietHours")
        : Optional.empty();
  }

  /** What a cell with several durations says, as in PT2M, PT3M. */
  public static Stream<Duration> durations(String cell) {
    return Stream.of(cell.split(","))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .map(Plans::duration);
  }

  private static Duration duration(String text) {
    return text.contains("T")
        ? Duration.parse(text)
        : Duration.ofDays(Period.parse(text).getDays());
  }
}
