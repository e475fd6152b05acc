package io.majorincident.access;

import io.majorincident.access.password.PasswordRules;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words which password to set. */
public final class WeakPasswordFailure extends AbstractFailureAnalyzer<WeakPassword> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, WeakPassword cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Set another MAJORINCIDENT_ACCESS_ADMIN_PASSWORD. " + PasswordRules.sentence(),
        cause);
  }
}
