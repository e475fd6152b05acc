package io.majorincident.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL that waits for the disk at each commit, as the application's own one does. */
public final class Durable implements AutoCloseable {

  private final EmbeddedPostgres server;

  public Durable() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            // tells when which row became visible
            .setServerConfig("track_commit_timestamp", "on")
            .start();
  }

  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  public int port() {
    return server.getPort();
  }

  public Connection connect() throws Exception {
    return DriverManager.getConnection(url(), "postgres", "postgres");
  }

  public void run(String sql) throws Exception {
    try (Connection connection = connect()) {
      connection.createStatement().execute(sql);
    }
  }

  public List<String> ask(String sql) throws Exception {
    try (Connection connection = connect();
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      List<String> answer = new ArrayList<>();
      while (rows.next()) {
        answer.add(rows.getString(1));
      }
      return answer;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
