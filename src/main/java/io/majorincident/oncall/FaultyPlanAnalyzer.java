package io.majorincident.oncall;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the faults of the plan instead of a stack trace when the application cannot start. */
class FaultyPlanAnalyzer extends AbstractFailureAnalyzer<FaultyPlan> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, FaultyPlan cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Correct the on-call plan as each line says, and start the application again. Nothing has been changed.",
        cause);
  }
}
