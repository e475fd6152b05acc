package io.majorincident.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EmbeddedDatabaseTest {

  @TempDir static Path all;

  private Path folder;
  private Process other;

  @BeforeEach
  void chooseFolder(TestInfo test) {
    folder = all.resolve(test.getTestMethod().orElseThrow().getName());
    Binaries.share(folder);
  }

  @AfterEach
  void stopTheOther() throws Exception {
    if (other != null) {
      other.destroy();
      other.waitFor(1, TimeUnit.MINUTES);
    }
  }

  @Test
  void keepsItsDataWhenItIsStartedAgain() {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      remember(database);
    }
    assertThat(serverNote()).as("nothing runs in between").doesNotExist();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(remembered(database)).containsExactly("what happened");
    }
  }

  @Test
  void waitsForTheDiskAsAnyRealDatabase() {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertThat(jdbc(database).sql("show " + setting).query(String.class).single())
            .as(setting)
            .isEqualTo("on");
      }
    }
  }

  @Test
  void letsNobodyInWithoutTheRandomPasswordOfItsOwner() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(database.password()).hasSizeGreaterThan(30);
      assertThat(folder.resolve("postgres.password")).hasContent(database.password());
      for (String guess : List.of("", "postgres", "demo", database.password() + "x")) {
        assertThatThrownBy(() -> jdbc(database, guess).sql("select 1").query().singleValue())
            .as("with '%s'", guess)
            .rootCause()
            .isInstanceOf(PSQLException.class)
            .hasMessageContaining("password");
      }
      assertThat(rules(database)).containsExactly("127.0.0.1 scram-sha-256", "::1 scram-sha-256");
    }
  }

  @Test
  void keepsOthersAwayFromItsFoldersAndPrograms() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(rights(folder)).isEqualTo("rwx------");
      assertThat(rights(folder.resolve("postgres"))).isEqualTo("rwx------");
      assertThat(rights(folder.resolve("binaries").toRealPath())).isEqualTo("rwx------");
      assertThat(rights(folder.resolve("postgres.password"))).isEqualTo("rw-------");
      assertThat(setting(database, "listen_addresses")).isEqualTo("localhost");
    }
  }

  @Test
  void makesANewPasswordWhenItsFileIsGone() throws Exception {
    String before;
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      remember(database);
      before = database.password();
    }
    Files.delete(folder.resolve("postgres.password"));
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(database.password()).isNotEqualTo(before);
      assertThat(remembered(database)).containsExactly("what happened");
    }
  }

  private static List<String> rules(EmbeddedDatabase database) {
    return jdbc(database)
        .sql("select address || ' ' || auth_method from pg_hba_file_rules order by rule_number")
        .query(String.class)
        .list();
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static String setting(EmbeddedDatabase database, String name) {
    return jdbc(database).sql("show " + name).query(String.class).single();
  }

  @Test
  void stopsTheServerThatOutlivedAKilledApplication() throws Exception {
    startAnother();
    ProcessHandle orphan = server();
    other.destroyForcibly().waitFor();
    assertThat(orphan.isAlive()).as("a killed application cannot stop its server").isTrue();

    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(remembered(database)).containsExactly("what happened");
      assertThat(server().pid()).isNotEqualTo(orphan.pid());
    }
  }

  @Test
  void doesNotStartBesideAnotherAndSaysWhichOne() throws Exception {
    startAnother();

    assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
        .isInstanceOf(DatabaseInUse.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("process " + other.pid() + ":");
    assertThat(server().isAlive()).as("the other one is left in peace").isTrue();
  }

  @Test
  void doesNotStartTwiceInOneProcess() {
    EmbeddedDatabase database = EmbeddedDatabase.start(folder);
    try (database) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder)).isInstanceOf(DatabaseInUse.class);
    }
  }

  @Test
  void doesNotMindThatTheProcessIdOfTheLastServerNowBelongsToAnotherProgram() throws Exception {
    EmbeddedDatabase.start(folder).close();
    long somebodyElse = ProcessHandle.current().pid();
    Files.write(
        serverNote(), List.of("" + somebodyElse, folder.resolve("postgres").toString(), "1", "5"));

    EmbeddedDatabase.start(folder).close();
  }

  @Test
  void beginsAnewAfterAFirstStartThatWasCutShort() throws IOException {
    Path data = Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(data.resolve("PG_VERSION"), "17\n");

    EmbeddedDatabase.start(folder).close();
  }

  @Test
  void saysWhereToReadWhyItDidNotStart() throws IOException {
    Path data = Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(data.resolve("somethingElse"), "of somebody");

    assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
        .isInstanceOfSatisfying(
            DatabaseUnavailable.class,
            failure ->
                assertThat(new DatabaseFailure().analyze(failure).getAction())
                    .contains("postgres.log")
                    .contains("SPRING_DATASOURCE_URL"));
    assertThat(data.resolve("somethingElse")).exists();
  }

  private void startAnother() throws IOException {
    other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                AnotherApplication.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(other.inputReader().lines().anyMatch(AnotherApplication.READY::equals))
        .as("the other application runs")
        .isTrue();
  }

  private ProcessHandle server() throws IOException {
    String pid = Files.readAllLines(serverNote()).get(0);
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private Path serverNote() {
    return folder.resolve("postgres").resolve("postmaster.pid");
  }

  static void remember(EmbeddedDatabase database) {
    jdbc(database).sql("create table memory (line text)").update();
    jdbc(database).sql("insert into memory values ('what happened')").update();
  }

  private static List<String> remembered(EmbeddedDatabase database) {
    return jdbc(database).sql("select line from memory").query(String.class).list();
  }

  private static JdbcClient jdbc(EmbeddedDatabase database) {
    return jdbc(database, database.password());
  }

  private static JdbcClient jdbc(EmbeddedDatabase database, String password) {
    return JdbcClient.create(new DriverManagerDataSource(database.url(), "postgres", password));
  }
}
