package io.majorincident.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an earlier build has left is refused in one sentence, and stays as it is. */
class SchemaGateTest {

  private static final String OURS = "classpath:db/migration";

  private static EmbeddedPostgres server;

  @TempDir private Path folder;

  private DataSource database;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void anEmptyDatabase() {
    JdbcClient admin = JdbcClient.create(server.getPostgresDatabase());
    admin.sql("drop database if exists left_behind").update();
    admin.sql("create database left_behind").update();
    database = server.getDatabase("postgres", "left_behind");
  }

  @Test
  void theFolderOfAnEarlierBuildIsToBeDeleted() throws IOException {
    anEarlierBuildWasHere();
    List<String> before = everything();

    started(true, it -> assertRefused(it, "delete this folder", dataFolder(), dataFolder()));

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void anOutsideDatabaseHasToBeEmpty() throws IOException {
    anEarlierBuildWasHere();
    List<String> before = everything();

    started(false, it -> assertRefused(it, "an empty database is needed", "", "empty database"));

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aHistoryThatHasOneMigrationMoreInItsMidstIsNotOurs() throws IOException {
    migration("V60__node.sql", "create table other_node (number int)");
    migrate(OURS, "filesystem:" + folder);
    List<String> before = everything();

    started(false, it -> assertRefused(it, "an empty database is needed", "", "empty database"));

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aFirstMigrationThatWasAnotherOneIsNotOurs() {
    migrate(OURS);
    jdbc().sql("update flyway_schema_history set checksum = 1 where version = '1'").update();
    List<String> before = everything();

    started(true, it -> assertRefused(it, "delete this folder", dataFolder(), dataFolder()));

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void whatANewerNodeHasAddedIsLeftAlone() throws IOException {
    migration("V9999__later.sql", "create table later (number int)");
    migrate(OURS, "filesystem:" + folder);
    List<String> before = everything();

    started(false, it -> assertThat(it).hasNotFailed());

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void anEmptyDatabaseGetsItsTablesOnce() {
    started(false, it -> assertThat(it).hasNotFailed());
    List<String> before = everything();
    assertThat(before).contains("table incident", "table node");

    started(true, it -> assertThat(it).hasNotFailed());

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void tablesOfTheEngineMayBeThereAlready() {
    jdbc().sql("create table act_ru_job (id_ text)").update();

    started(false, it -> assertThat(it).hasNotFailed());

    assertThat(everything()).contains("table incident", "table act_ru_job");
  }

  private void assertRefused(
      AssertableApplicationContext context, String why, String where, String action) {
    assertThat(context).hasFailed();
    Throwable failure = context.getStartupFailure();
    assertThat(new DatabaseFailure().analyze(failure))
        .satisfies(
            it -> assertThat(it.getDescription()).contains("an earlier build", why, where),
            it -> assertThat(it.getAction()).contains(action, "SPRING_DATASOURCE_URL"));
  }

  private void started(boolean embedded, Consumer<AssertableApplicationContext> then) {
    DatabaseSettings settings = new DatabaseSettings(folder.toString(), Duration.ofMinutes(5));
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
        .withPropertyValues(
            "spring.flyway.baseline-on-migrate=true",
            "spring.flyway.baseline-version=0",
            WhichDatabase.EMBEDDED + "=" + embedded)
        .withBean(DataSource.class, () -> database)
        .withBean(DatabaseSettings.class, () -> settings)
        .withBean(SchemaGate.class)
        .run(then::accept);
  }

  private String dataFolder() {
    return folder.resolve("postgres").toString();
  }

  private void anEarlierBuildWasHere() throws IOException {
    migration("V1__incident.sql", "create table incident (number text primary key)");
    migration("V60__node.sql", "create table node (number int)");
    migrate("filesystem:" + folder);
    jdbc().sql("insert into incident values ('MI-2026-0001')").update();
  }

  private void migration(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void migrate(String... locations) {
    Flyway.configure().dataSource(database).locations(locations).load().migrate();
  }

  /** The tables, and which migrations were there. */
  private List<String> everything() {
    return jdbc()
        .sql(
            """
            select 'table ' || relname from pg_class
              where relkind = 'r' and relnamespace = 'public'::regnamespace
            union all
            select 'migration ' || row_to_json(history) from flyway_schema_history history
            order by 1
            """)
        .query(String.class)
        .list();
  }

  private JdbcClient jdbc() {
    return JdbcClient.create(database);
  }
}
