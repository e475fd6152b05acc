package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A backup that was taken while running and is started elsewhere wakes nobody by itself. */
@Tag("deep")
class RestoredCopyIT {

  @Test
  void aRestoredCopyDoesNothingUntilAnAdministratorLetsIt() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
      execute(server, "create database original");
      try (RunningApplication original = on(server, "original").start()) {
        original.begins("checkout", "critical", "backup");
        await().atMost(Duration.ofMinutes(1)).until(() -> !sent(original).isEmpty());
        assertThat(original.stop()).isNotNegative();
      }
      execute(server, "create database restored template original");
      ask(
          server,
          "update delivery set state = 'waiting', attempts = 0, ended_at = null returning id");
      ask(server, "update act_ru_job set duedate_ = now() - interval '1 hour' returning id_");
      try (RunningApplication copy = on(server, "restored")) {
        copy.startAs("is a copy");
        staysSilent(copy);
        goesOn(copy);
      }
    }
  }

  private static void staysSilent(RunningApplication copy) throws Exception {
    assertThat(copy.alert("checkout").statusCode()).isEqualTo(503);
    JsonNode held = status(copy).get("heldBack");
    assertThat(held.at("/pages/count").asInt()).isPositive();
    assertThat(held.at("/messages/count").asInt()).isPositive();
    assertThat(held.at("/steps/count").asInt()).isPositive();
    int steps = held.at("/steps/count").asInt();
    await()
        .during(Duration.ofSeconds(10))
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                sent(copy).isEmpty() && status(copy).at("/heldBack/steps/count").asInt() == steps);
  }

  private static void goesOn(RunningApplication copy) throws Exception {
    String name = status(copy).get("database").asText();
    String let = "{\"database\": \"%s\"}".formatted(name);
    assertThat(copy.ask("boss", "POST", "/api/copy", let)).contains("\"copy\":false");
    await().atMost(Duration.ofSeconds(30)).until(() -> !sent(copy).isEmpty());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> copy.status("/actuator/health/readiness") == 200);
  }

  private static JsonNode status(RunningApplication copy) throws Exception {
    return new ObjectMapper().readTree(copy.ask("boss", "GET", "/api/copy", ""));
  }

  private static List<Path> sent(RunningApplication application) throws Exception {
    Path folder = application.outgoing();
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static RunningApplication on(EmbeddedPostgres server, String database) {
    return new RunningApplication(
        "restored-" + database,
        "SPRING_DATASOURCE_URL=" + server.getJdbcUrl("postgres", database),
        "SPRING_DATASOURCE_USERNAME=postgres",
        "SPRING_DATASOURCE_PASSWORD=postgres",
        "MAJORINCIDENT_ACCESS_ADMIN_ID=boss",
        "MAJORINCIDENT_ACCESS_ADMIN_PASSWORD=" + RunningApplication.LONG_PASSWORD,
        "MAJORINCIDENT_ACCESS_ADMIN_EMAIL=boss@example.org");
  }

  private static void execute(EmbeddedPostgres server, String sql) throws Exception {
    try (var session = server.getPostgresDatabase().getConnection();
        var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void ask(EmbeddedPostgres server, String sql) throws Exception {
    String url = server.getJdbcUrl("postgres", "restored");
    assertThat(Database.ask(url, "postgres", "postgres", sql)).isNotEmpty();
  }
}
