package io.majorincident.detect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that a test can take down. */
final class FlakyDatabase extends DelegatingDataSource {

  private volatile boolean down;

  FlakyDatabase(DataSource real) {
    super(real);
  }

  void down(boolean down) {
    this.down = down;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (down) {
      throw new SQLTransientConnectionException("No connection: the test took the database down.");
    }
    return super.getConnection();
  }
}
