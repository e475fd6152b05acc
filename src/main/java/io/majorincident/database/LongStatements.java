package io.majorincident.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets a statement take longer than the silence after which a connection counts as dead: a
 * migration, a long export, or what waits for another node. Everything else is to be cut.
 */
@Component
public class LongStatements {

  /** In the end a connection that went silent is noticed here, too. */
  static final Duration LONGEST = Duration.ofMinutes(30);

  private final JdbcTemplate jdbc;

  /**
   * @param database whose connections take part in the transactions
   */
  public LongStatements(DataSource database) {
    this.jdbc = new JdbcTemplate(database);
  }

  /** From now to the end of the caller's transaction; the pool takes it back after that. */
  public void allowInThisTransaction() {
    jdbc.execute(
        (Connection connection) -> {
          allow(connection);
          return null;
        });
    jdbc.execute("set local idle_in_transaction_session_timeout = " + LONGEST.toMillis());
  }

  static void allow(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST.toMillis()));
  }
}
