package io.majorincident.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Brings the tables up to date, unless their history is not ours. What a newer node has added
 * meanwhile lies behind it all, and is left alone.
 */
@Component
class SchemaGate implements FlywayMigrationStrategy {

  private final DatabaseSettings settings;
  private final Environment environment;

  SchemaGate(DatabaseSettings settings, Environment environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /**
   * The history is compared before anything is changed.
   *
   * @throws EarlierBuildsData if it holds what this build does not have, or has otherwise
   */
  @Override
  public void migrate(Flyway flyway) {
    try {
      flyway.migrate();
    } catch (FlywayValidateException unknown) {
      throw refusal(unknown);
    }
  }

  private EarlierBuildsData refusal(FlywayValidateException unknown) {
    return environment.getProperty(WhichDatabase.EMBEDDED, Boolean.class, false)
        ? EarlierBuildsData.embedded(EmbeddedDatabase.data(settings.path()), unknown)
        : EarlierBuildsData.outside(unknown);
  }
}
