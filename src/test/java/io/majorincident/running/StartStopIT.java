package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The application as an operator starts and stops it, with and without a database of its own. */
class StartStopIT {

  private static final int ENDED_BY_A_SIGNAL = 143;

  @Test
  void withItsOwnDatabaseItSaysWhatToDoAndStopsCleanly() throws Exception {
    try (RunningApplication application = new RunningApplication("start-it").start()) {
      System.out.println("Ready after " + application.startTook() + " of the JVM's life.");
      String last = lastLines(application.told());
      assertThat(last)
          .contains(application.url(), "auditor", "ben", "'demo'")
          .contains(application.outgoing().toString())
          .contains("/api/alertmanager/");

      assertThat(application.post(RunningApplication.ALERT_KEY, sample()).statusCode())
          .isEqualTo(202);
      Wait.until("the page is kept", () -> !mails(application).isEmpty());

      RunningApplication second = application.beside();
      assertThat(second.startInVain()).isNotZero();
      assertThat(second.told()).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
      assertThat(second.told()).contains("is in use by process");

      assertThat(application.stop()).isEqualTo(ENDED_BY_A_SIGNAL);
      assertThat(Files.find(application.data(), 3, (file, it) -> isPidFile(file))).isEmpty();
    }
  }

  @Test
  void anOutsideDatabaseHasNoDemoPeopleAndWantsAnAdministrator() throws Exception {
    try (EmbeddedPostgres outside = EmbeddedPostgres.start()) {
      twoRoles(outside);
      List<String> database =
          List.of(
              "SPRING_DATASOURCE_URL=" + url(outside),
              "SPRING_DATASOURCE_USERNAME=majorincident",
              "SPRING_DATASOURCE_PASSWORD=runs",
              "SPRING_FLYWAY_USER=majorincident_owner",
              "SPRING_FLYWAY_PASSWORD=owns");
      RunningApplication nobody =
          new RunningApplication("nobody-it", database.toArray(String[]::new));
      assertThat(nobody.startInVain()).isNotZero();
      assertThat(nobody.told()).contains("MAJORINCIDENT_ACCESS_ADMIN_ID").doesNotContain("\tat ");

      Stream<String> administrator =
          Stream.of(
              "--spring.datasource.hikari.connection-timeout=1000",
              "MAJORINCIDENT_ACCESS_ADMIN_ID=alice",
              "MAJORINCIDENT_ACCESS_ADMIN_PASSWORD=only-for-this-test",
              "MAJORINCIDENT_ACCESS_ADMIN_EMAIL=alice@example.com");
      String[] settings = Stream.concat(database.stream(), administrator).toArray(String[]::new);
      try (RunningApplication application =
          new RunningApplication("outside-it", settings).start()) {
        onlyTheAdministratorSignsIn(application);
        assertThat(application.post("another-key", sample()).statusCode()).isBetween(401, 404);
        anIncidentIsRecordedAndNothingOfItCanBeRewritten(application, outside);

        outside.close();
        Wait.until(
            "it is not ready any more",
            () -> application.status("/actuator/health/readiness") == 503);
        assertThat(application.status("/actuator/health/liveness")).isEqualTo(200);
        application.kill();
      }
    }
  }

  /** As the README says. */
  private static void twoRoles(EmbeddedPostgres database) throws Exception {
    String roles =
        Files.readString(Path.of("README.md"))
            .transform(text -> text.split("```sql\n")[1].split("```")[0])
            .replaceFirst("'…'", "'owns'")
            .replaceFirst("'…'", "'runs'");
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(roles);
    }
  }

  private static void anIncidentIsRecordedAndNothingOfItCanBeRewritten(
      RunningApplication application, EmbeddedPostgres database) throws Exception {
    application.post(RunningApplication.ALERT_KEY, sample());
    String url = url(database);
    Wait.until("somebody is paged", () -> !asTheApplication(url, "select id from page").isEmpty());
    assertThat(asTheApplication(url, "select sequence from timeline_entry")).isNotEmpty();
    assertThat(asTheApplication(url, "select pwd_ from act_id_user").toString())
        .as("as slow to guess as it has to be")
        .contains("{PBKDF2-SHA512}210000:");
    for (String attempt :
        List.of(
            "update timeline_entry set text = 'x' returning text",
            "delete from timeline_entry returning text",
            "alter table timeline_entry disable trigger all",
            "drop table timeline_entry")) {
      assertThatThrownBy(() -> asTheApplication(url, attempt))
          .as(attempt)
          .isInstanceOf(SQLException.class)
          .hasMessageNotContaining("No results were returned");
    }
  }

  private static String url(EmbeddedPostgres database) {
    return "jdbc:postgresql://localhost:%d/postgres".formatted(database.getPort());
  }

  private static List<String> asTheApplication(String url, String sql) throws Exception {
    return Database.ask(url, "majorincident", "runs", sql);
  }

  private static void onlyTheAdministratorSignsIn(RunningApplication application) throws Exception {
    assertThat(application.call("ben", "GET", "/user?maxResults=10", "").statusCode())
        .isEqualTo(401);
    assertThat(application.call("admin", "GET", "/user?maxResults=10", "").statusCode())
        .isEqualTo(401);
    var people = application.call("alice", "only-for-this-test", "GET", "/user?maxResults=10", "");
    assertThat(people.statusCode()).isEqualTo(200);
    assertThat(people.body()).contains("\"id\":\"alice\"").containsOnlyOnce("\"id\":");
  }

  private static String sample() throws Exception {
    return Files.readString(Path.of("src/test/resources/sample-alert.json"));
  }

  private static List<Path> mails(RunningApplication application) throws Exception {
    if (!Files.isDirectory(application.outgoing())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(application.outgoing())) {
      return files.filter(file -> file.toString().endsWith(".eml")).toList();
    }
  }

  private static boolean isPidFile(Path file) {
    return file.getFileName().toString().equals("postmaster.pid");
  }

  private static String lastLines(String told) {
    return told.substring(told.lastIndexOf("Major incident management runs."));
  }
}
