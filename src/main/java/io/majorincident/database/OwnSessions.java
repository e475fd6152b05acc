package io.majorincident.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * Opens sessions of the database beside the pool: they wait for nobody who uses that up, and what
 * hangs in them ends within seconds.
 */
final class OwnSessions implements SessionSource {

  private static final Map<String, String> IMPATIENT =
      Map.of(
          "connectTimeout", "5",
          "loginTimeout", "5",
          "socketTimeout", "5",
          "tcpKeepAlive", "true");

  /** The server, too, notices within seconds that the other side is gone without a word. */
  private static final String WATCHED =
      """
      select set_config(name, wanted, false)
      from pg_settings join (values
          ('tcp_keepalives_idle', '2'), ('tcp_keepalives_interval', '1'),
          ('tcp_keepalives_count', '2'), ('tcp_user_timeout', '4s')) ours (known, wanted)
        on name = known
      where version() like '%linux%'
      """;

  /** By their name, which only this process has unless the operator names another. */
  private static final String END_OLDER =
      """
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = ?
        and datname = current_database() and usename = current_user and pid <> pg_backend_pid()
        and backend_start < clock_timestamp() - ? * interval '1 millisecond'
      """;

  private final DataSource database;

  OwnSessions(DataSource database) {
    this.database = database;
  }

  @Override
  public Connection open() throws SQLException {
    Connection session = connect();
    try (Statement statement = session.createStatement()) {
      statement.execute(WATCHED);
      return session;
    } catch (SQLException trouble) {
      session.close();
      throw trouble;
    }
  }

  /**
   * Has the server end the sessions of this process that are older.
   *
   * @param session of this process, and younger
   */
  void endOlder(Connection session, Duration age) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(END_OLDER)) {
      statement.setString(1, name());
      statement.setLong(2, age.toMillis());
      statement.execute();
    }
  }

  private String name() throws SQLException {
    return database.isWrapperFor(HikariDataSource.class)
        ? database
            .unwrap(HikariDataSource.class)
            .getDataSourceProperties()
            .getProperty("ApplicationName", "")
        : "";
  }

  private Connection connect() throws SQLException {
    HikariDataSource pool = pool();
    return pool == null || pool.getJdbcUrl() == null ? database.getConnection() : connect(pool);
  }

  /** Null if somebody has put another kind of source in its place. */
  private HikariDataSource pool() throws SQLException {
    return database.isWrapperFor(HikariDataSource.class)
        ? database.unwrap(HikariDataSource.class)
        : null;
  }

  private static Connection connect(HikariDataSource pool) throws SQLException {
    Connection session = DriverManager.getConnection(pool.getJdbcUrl(), properties(pool));
    if (pool.getSchema() != null) {
      session.setSchema(pool.getSchema());
    }
    return session;
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
