package io.majorincident.running;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.stream.Stream;

/** Nodes of the demo company on one database outside. */
final class Company {

  private Company() {}

  static RunningApplication node(String folder, EmbeddedPostgres database, String... more) {
    return node(folder, database.getPort(), more);
  }

  /**
   * @param port of the database, which need not run
   */
  static RunningApplication node(String folder, int port, String... more) {
    List<String> settings =
        List.of(
            "SPRING_DATASOURCE_URL=jdbc:postgresql://localhost:" + port + "/postgres",
            "SPRING_DATASOURCE_USERNAME=postgres",
            "SPRING_DATASOURCE_PASSWORD=postgres",
            "MAJORINCIDENT_ACCESS_ADMIN_ID=admin",
            "MAJORINCIDENT_ACCESS_ADMIN_PASSWORD=" + RunningApplication.LONG_PASSWORD,
            "MAJORINCIDENT_ACCESS_ADMIN_EMAIL=admin@example.com",
            "MAJORINCIDENT_ONCALL_PLAN=classpath:company.yaml");
    return new RunningApplication(
        folder, Stream.concat(settings.stream(), Stream.of(more)).toArray(String[]::new));
  }

  static List<String> ask(EmbeddedPostgres database, String sql) throws Exception {
    return Database.ask(database.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", sql);
  }
}
