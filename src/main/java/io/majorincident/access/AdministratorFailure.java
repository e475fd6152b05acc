package io.majorincident.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words how to name an administrator. */
public final class AdministratorFailure extends AbstractFailureAnalyzer<AdministratorMissing> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, AdministratorMissing cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Set MAJORINCIDENT_ACCESS_ADMIN_ID (letters and digits) and"
            + " MAJORINCIDENT_ACCESS_ADMIN_PASSWORD, and MAJORINCIDENT_ACCESS_ADMIN_EMAIL, where"
            + " pages go without an on-call plan. Later starts do not need the password.",
        cause);
  }
}
