package io.majorincident.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * By which a node that only stores work wakes those that do it, once it is committed. A bell that
 * nobody hears costs time alone: all work is also looked for by itself. A node that does the work
 * rings none, since that would make all commits take turns.
 */
@Component
public class Bells implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Bells.class);

  private static final String CHANNEL = "majorincident";
  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);

  /** So often it is seen whether the connection is still there: who only listens hears no end. */
  private static final Duration STILL_THERE = Duration.ofSeconds(10);

  /** How soon a stop is noticed. */
  private static final int LISTEN_MILLIS = 500;

  private final DataSource database;
  private final JdbcClient jdbc;
  private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
  private volatile Thread ear;

  Bells(DataSource database, JdbcClient jdbc) {
    this.database = database;
    this.jdbc = jdbc;
  }

  /**
   * Wakes the other nodes when the caller's transaction commits.
   *
   * @param bell without spaces, such as "deliveries"
   * @param what a word for whoever hears it; may be empty
   */
  public void ring(String bell, String what) {
    jdbc.sql("select pg_notify(:channel, :text)")
        .param("channel", CHANNEL)
        .param("text", bell + " " + what)
        .query(row -> {});
  }

  /** Calls the listener with the word of each ring of this bell; it must return at once. */
  public void hear(String bell, Consumer<String> listener) {
    listeners.put(bell, listener);
  }

  @Override
  public synchronized void start() {
    ear = new Thread(this::listen, "bells");
    ear.setDaemon(true);
    ear.start();
  }

  @Override
  public synchronized void stop() {
    ear = null;
  }

  @Override
  public boolean isRunning() {
    return ear != null;
  }

  private boolean goesOn() {
    return Thread.currentThread() == ear;
  }

  private void listen() {
    while (goesOn()) {
      try (Connection connection = database.getConnection()) {
        listen(connection);
      } catch (SQLException | RuntimeException trouble) {
        log.warn("Other nodes are not heard for a second: {}", trouble.toString());
        LockSupport.parkNanos(BEFORE_ANOTHER_TRY.toNanos());
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
      while (goesOn()) {
        listenForAWhile(connection.unwrap(PGConnection.class));
        statement.execute("select 1");
      }
      statement.execute("unlisten " + CHANNEL);
    }
  }

  private void listenForAWhile(PGConnection server) throws SQLException {
    long end = System.nanoTime() + STILL_THERE.toNanos();
    while (goesOn() && System.nanoTime() < end) {
      for (PGNotification bell : server.getNotifications(LISTEN_MILLIS)) {
        heard(bell.getParameter().split(" ", 2));
      }
    }
  }

  private void heard(String[] bell) {
    listeners.getOrDefault(bell[0], nobody -> {}).accept(bell[1]);
  }
}
