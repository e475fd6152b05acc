package io.majorincident.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the embedded database where no other is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(WhichDatabase.EMBEDDED)
class EmbeddedDatabaseConfiguration {

  @Bean
  EmbeddedDatabase embeddedDatabase(DatabaseSettings settings) {
    return EmbeddedDatabase.start(settings.path());
  }

  /** The connection pool is built on this, and so is closed before the database stops. */
  @Bean
  JdbcConnectionDetails connectionDetails(EmbeddedDatabase database) {
    return new Connection(database.url(), database.password());
  }

  private record Connection(String getJdbcUrl, String getPassword)
      implements JdbcConnectionDetails {

    @Override
    public String getUsername() {
      return EmbeddedDatabase.USER;
    }

    @Override
    public String toString() {
      return getJdbcUrl;
    }
  }
}
