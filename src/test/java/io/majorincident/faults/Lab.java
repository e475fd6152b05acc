package io.majorincident.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.bench.Company;
import io.majorincident.bench.Durable;
import io.majorincident.bench.Nodes;
import io.majorincident.bench.Receiver;
import io.majorincident.running.DatabaseProxy;
import io.majorincident.running.RunningApplication;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two nodes, the proxy between them and their database, and whoever is paged. */
final class Lab implements AutoCloseable {

  /** So many that nobody is paged twice within what limits and bundles look back to. */
  static final int SERVICES = 2000;

  private final Receiver receiver = new Receiver();
  private final Durable database = new Durable();
  private final DatabaseProxy proxy = new DatabaseProxy(database.port());
  private final Nodes nodes;
  private final RunningApplication one;
  private final RunningApplication two;

  /** Connections of the trial itself, past the proxy. */
  private final List<Connection> held = new ArrayList<>();

  Lab() throws Exception {
    Company company = new Company(SERVICES, receiver);
    nodes = new Nodes(proxy.url(), company.plan(Path.of("target", "faults").toAbsolutePath()));
    one = nodes.start("fault-one");
    try (Connection connection = database.connect()) {
      company.verify(connection);
    }
    two = nodes.start("fault-two");
  }

  DatabaseProxy proxy() {
    return proxy;
  }

  Durable database() {
    return database;
  }

  Receiver receiver() {
    return receiver;
  }

  RunningApplication one() {
    return one;
  }

  RunningApplication two() {
    return two;
  }

  List<RunningApplication> nodes() {
    return List.of(one, two);
  }

  /** Neither an answer nor an end, and later a host that knows of no connection. */
  void hostDies() {
    proxy.forget();
    proxy.stall();
  }

  /** It has to end in time, though nothing answers it, and comes back. */
  void endWhileSilent() throws Exception {
    proxy.forget();
    Duration took = one.end();
    System.out.printf("  ended after %s%n", took);
    assertThat(took).as("it ends in time").isNotNull().isLessThan(Duration.ofSeconds(20));
    one.start();
  }

  /** Keeps a table from everybody until it is let go. */
  void lock(String table) throws SQLException {
    Connection connection = connect();
    connection.setAutoCommit(false);
    connection.createStatement().execute("lock table " + table + " in access exclusive mode");
  }

  /** Takes all connections that the database has left, after the nodes have lost theirs. */
  void takeAllConnections() throws Exception {
    proxy.refuse();
    try {
      while (true) {
        connect();
      }
    } catch (SQLException none) {
      proxy.pass();
    }
  }

  /** Lets locks and connections of the trial go. */
  void letGo() throws SQLException {
    for (Connection connection : held) {
      connection.close();
    }
    held.clear();
  }

  /** As a database that became the copy of another one. */
  void onlyReads(boolean only) throws Exception {
    try (Connection connection = database.connect()) {
      connection.setReadOnly(false);
      connection
          .createStatement()
          .execute("alter system set default_transaction_read_only = " + (only ? "on" : "off"));
      connection.createStatement().execute("select pg_reload_conf()");
    }
  }

  /** Kills one of its processes: it ends all others, reads its log again and takes connections. */
  void crash() throws Exception {
    try (Connection connection = database.connect();
        ResultSet own = connection.createStatement().executeQuery("select pg_backend_pid()")) {
      own.next();
      ProcessHandle.of(own.getLong(1)).orElseThrow().destroyForcibly();
    }
  }

  /** Each write is answered as with a full disk; what is written may be read. */
  void diskIsFull() throws Exception {
    try (Connection connection = database.connect()) {
      connection
          .createStatement()
          .execute(
              """
              create function disk_is_full() returns trigger language plpgsql as $$
              begin
                raise exception 'could not extend file: No space left on device'
                  using errcode = 'disk_full';
              end
              $$
              """);
      for (String table : tables(connection)) {
        connection
            .createStatement()
            .execute(
                "create trigger disk_is_full before insert or update on \"%s\" execute function disk_is_full()"
                    .formatted(table));
      }
    }
  }

  /** One table after the other lets the alerts go on beside it. */
  void diskHasRoom() throws Exception {
    try (Connection connection = database.connect()) {
      for (String table : tables(connection)) {
        connection
            .createStatement()
            .execute("drop trigger if exists disk_is_full on \"%s\"".formatted(table));
      }
      connection.createStatement().execute("drop function disk_is_full()");
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        connection
            .createStatement()
            .executeQuery(
                "select tablename from pg_tables where schemaname = 'public' order by tablename")) {
      while (found.next()) {
        tables.add(found.getString(1));
      }
    }
    return tables;
  }

  private Connection connect() throws SQLException {
    try {
      Connection connection = database.connect();
      held.add(connection);
      return connection;
    } catch (SQLException refused) {
      throw refused;
    } catch (Exception other) {
      throw new SQLException(other);
    }
  }

  @Override
  public void close() throws Exception {
    letGo();
    proxy.pass();
    nodes.close();
    proxy.close();
    database.close();
    receiver.close();
  }
}
