package io.majorincident.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * Opens sessions of the database beside the pool: they wait for nobody who uses that up, and what
 * hangs in them ends within seconds.
 */
final class OwnSessions {

  private static final Map<String, String> IMPATIENT =
      Map.of(
          "connectTimeout", "5",
          "loginTimeout", "5",
          "socketTimeout", "5",
          "tcpKeepAlive", "true");

  /** The server, too, notices within seconds that the other side is gone without a word. */
  private static final String WATCHED =
      "set tcp_keepalives_idle = 2; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 2";

  private final DataSource database;

  OwnSessions(DataSource database) {
    this.database = database;
  }

  Connection open() throws SQLException {
    Connection session = connect();
    try (Statement statement = session.createStatement()) {
      statement.execute(WATCHED);
      return session;
    } catch (SQLException trouble) {
      session.close();
      throw trouble;
    }
  }

  private Connection connect() throws SQLException {
    if (!database.isWrapperFor(HikariDataSource.class)) {
      return database.getConnection();
    }
    HikariDataSource pool = database.unwrap(HikariDataSource.class);
    return pool.getJdbcUrl() == null
        ? pool.getDataSource().getConnection()
        : DriverManager.getConnection(pool.getJdbcUrl(), properties(pool));
  }

  private static Properties properties(HikariDataSource pool) {
    Properties properties = new Properties();
    properties.putAll(pool.getDataSourceProperties());
    properties.putAll(IMPATIENT);
    put(properties, "user", pool.getUsername());
    put(properties, "password", pool.getPassword());
    return properties;
  }

  /** Either may stand in the address. */
  private static void put(Properties properties, String key, String value) {
    if (value != null) {
      properties.put(key, value);
    }
  }
}
