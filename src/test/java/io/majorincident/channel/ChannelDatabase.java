package io.majorincident.channel;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One real database with the tables of this room, for all of its tests. */
class ChannelDatabase {

  private static final DataSource DATABASE = started();

  private ChannelDatabase() {}

  /** The database without any delivery. */
  static DataSource empty() {
    JdbcClient.create(DATABASE).sql("truncate delivery, delivery_attempt").update();
    return DATABASE;
  }

  /** The database with all that a test has put there. */
  static DataSource asItIs() {
    return DATABASE;
  }

  private static DataSource started() {
    try {
      DataSource database = EmbeddedPostgres.builder().start().getPostgresDatabase();
      Flyway.configure().dataSource(database).load().migrate();
      return database;
    } catch (IOException trouble) {
      throw new UncheckedIOException("The embedded PostgreSQL does not start", trouble);
    }
  }
}
