package io.majorincident.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why there is no database, and what to do. */
public final class DatabaseFailure extends AbstractFailureAnalyzer<DatabaseUnavailable> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, DatabaseUnavailable cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        cause.remedy()
            + ", or name a PostgreSQL of your own with SPRING_DATASOURCE_URL,"
            + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.",
        cause);
  }
}
