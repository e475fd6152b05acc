package io.majorincident.oncall;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words how somebody comes to be paged. */
class NobodyToPageAnalyzer extends AbstractFailureAnalyzer<NobodyToPage> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, NobodyToPage cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Set MAJORINCIDENT_ONCALL_PLAN to your plan, such as file:/etc/plan.yaml; or, as long as"
            + " there is none, MAJORINCIDENT_ACCESS_ADMIN_ID and MAJORINCIDENT_ACCESS_ADMIN_EMAIL"
            + " at every start. Nothing has been changed.",
        cause);
  }
}
