package io.majorincident.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Migrations may take long, but a connection of theirs that goes silent is noticed, too. */
class PatientMigrationsTest {

  @Test
  void aMigratingUsersOwnConnectionsHaveWhatThoseOfThePoolHave() throws Exception {
    SimpleDriverDataSource alone =
        new SimpleDriverDataSource(new Driver(), "jdbc:postgresql://localhost/x", "owner", "y");
    Properties own = new Properties();
    own.setProperty("connectTimeout", "7");
    alone.setConnectionProperties(own);

    customize(alone);

    assertThat(alone.getConnectionProperties())
        .containsEntry("tcpKeepAlive", "true")
        .containsEntry("socketTimeout", "20")
        .containsEntry("loginTimeout", "8")
        .as("whoever named one himself has that")
        .containsEntry("connectTimeout", "7");
  }

  @Test
  void aMigrationMayTakeLongerThanAStepMay() throws Exception {
    DataSource pool = mock(DataSource.class);
    Connection connection = mock(Connection.class);
    when(pool.getConnection()).thenReturn(connection);

    assertThat(customize(pool).getDataSource().getConnection()).isSameAs(connection);

    verify(connection).setNetworkTimeout(any(), eq((int) LongStatements.LONGEST.toMillis()));
  }

  private static FluentConfiguration customize(DataSource database) throws Exception {
    StandardEnvironment environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("application", new ClassPathResource("application.yaml"))
        .forEach(environment.getPropertySources()::addLast);
    FluentConfiguration flyway = Flyway.configure().dataSource(database);
    new PatientMigrations(environment).customize(flyway);
    return flyway;
  }
}
