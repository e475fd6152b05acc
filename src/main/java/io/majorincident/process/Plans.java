package io.majorincident.process;

import io.majorincident.incident.DecidedPlan;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/** What a decision table has decided in a process, as the variable of its result holds it. */
public final class Plans {

  private Plans() {}

  /**
   * All cells of the row that decided.
   *
   * @param plan name of the variable with the table's result, as in postmortemPlan
   * @throws MissingVariable if the table has not decided yet
   */
  @SuppressWarnings("unchecked")
  public static DecidedPlan in(VariableScope scope, String plan) {
    if (scope.getVariable(plan) instanceof Map<?, ?> cells) {
      return new DecidedPlan((Map<String, ?>) cells);
    }
    throw new MissingVariable(plan, scope);
  }

  /** A cell of the plan as text; empty if the cell is. Otherwise as {@link #in}. */
  public static Optional<String> cell(VariableScope scope, String plan, String column) {
    return in(scope, plan).text(column);
  }

  /** A cell that holds a duration, as in PT5M or P3D (a day counts 24 hours). */
  public static Optional<Duration> duration(VariableScope scope, String plan, String column) {
    return in(scope, plan).duration(column);
  }
}
