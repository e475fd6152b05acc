package io.majorincident.access.oidc;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words which setting to correct. */
public final class UnknownGroupFailure extends AbstractFailureAnalyzer<UnknownGroup> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, UnknownGroup cause) {
    return new FailureAnalysis(
        cause.getMessage() + " There is no such group.",
        "Correct what stands after the = in MAJORINCIDENT_ACCESS_OIDC_GROUPS. There are the roles,"
            + " the teams of the on-call plan, responder, processOwner, auditor and the group of"
            + " the administrators.",
        cause);
  }
}
