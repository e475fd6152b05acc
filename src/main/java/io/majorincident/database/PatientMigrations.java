package io.majorincident.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Gives migrations the time that they need, and the connections of a migrating user of their own,
 * which come from no pool, what those of the pool have.
 */
@Component
class PatientMigrations implements FlywayConfigurationCustomizer {

  private static final String OF_THE_POOL = "spring.datasource.hikari.data-source-properties";

  private final Environment environment;

  PatientMigrations(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void customize(FluentConfiguration flyway) {
    DataSource database = flyway.getDataSource();
    if (database instanceof AbstractDriverBasedDataSource alone) {
      alone.setConnectionProperties(asInThePool(alone.getConnectionProperties()));
    }
    if (database != null) {
      flyway.dataSource(new Patient(database));
    }
  }

  private Properties asInThePool(Properties own) {
    Properties all = new Properties();
    all.putAll(
        Binder.get(environment)
            .bind(OF_THE_POOL, Bindable.mapOf(String.class, String.class))
            .orElseGet(Map::of));
    if (own != null) {
      all.putAll(own);
    }
    return all;
  }

  private static final class Patient extends DelegatingDataSource {

    Patient(DataSource database) {
      super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
      return patient(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return patient(super.getConnection(user, password));
    }

    private static Connection patient(Connection connection) throws SQLException {
      LongStatements.allow(connection);
      return connection;
    }
  }
}
