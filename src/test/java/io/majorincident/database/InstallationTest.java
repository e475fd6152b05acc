package io.majorincident.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that is a copy knows it, and the one that goes on is none. */
class InstallationTest {

  private static final CopySettings NONE = new CopySettings("", false);

  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedPostgres.builder().start();
    admin("create database prepared");
    Flyway.configure().dataSource(database("prepared")).load().migrate();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void originalAndNothingElse() throws Exception {
    admin("drop database if exists copied");
    admin("drop database if exists original");
    admin("drop database if exists renamed");
    admin("create database original template prepared");
    assertThat(started("original").mayAct()).isTrue();
  }

  @Test
  void aRestartAndASecondNodeAreNoCopies() throws Exception {
    assertThat(started("original").mayAct()).isTrue();
    assertThat(started("original").isCopy()).isFalse();
  }

  @Test
  void nothingHappensBeforeItIsKnown() {
    Installation early = new Installation(database("original"), NONE, "");
    assertThat(early.mayAct()).isFalse();
    assertThat(early.isCopy()).isFalse();
  }

  @Test
  void aCopyIsOneUntilSomebodyLetsIt() throws Exception {
    admin("create database copied template original");
    Installation copy = started("copied");
    Installation otherNode = started("copied");
    assertThat(copy.isCopy()).isTrue();
    assertThat(copy.mayAct()).isFalse();
    assertThat(copy.sentence()).contains(copy.name(), "POST /api/copy");

    assertThat(copy.let("another", "admin")).isFalse();
    assertThat(copy.mayAct()).isFalse();
    assertThat(copy.let(copy.name(), "admin")).isTrue();
    assertThat(copy.mayAct()).isTrue();
    assertThat(copy.let(copy.name(), "admin")).as("it is none any more").isFalse();
    look(otherNode, "copied");
    assertThat(otherNode.mayAct()).isTrue();
    assertThat(started("copied").mayAct()).as("after a restart").isTrue();
    assertThat(lets("copied")).isEqualTo("admin");
    assertThat(started("original").mayAct()).as("nobody has asked it").isTrue();
  }

  @Test
  void theSettingLetsTheCopyThatItNamesAlone() throws Exception {
    admin("create database copied template original");
    String name = started("copied").name();
    Installation let = new Installation(database("copied"), new CopySettings(name, false), "");
    look(let, "copied");
    assertThat(let.mayAct()).isTrue();

    admin("drop database copied");
    admin("create database copied template original");
    Installation next = new Installation(database("copied"), new CopySettings(name, false), "");
    look(next, "copied");
    assertThat(next.isCopy()).isTrue();
  }

  @Test
  void aRenamedDatabaseIsNoCopy() throws Exception {
    admin("alter database original rename to renamed");
    assertThat(started("renamed").mayAct()).isTrue();
  }

  @Test
  void whatIsRestoredInThePlaceOfTheOriginalIsACopy() throws Exception {
    execute("original", "create table kept as select * from installation");
    execute("original", "drop table installation; alter table kept rename to installation");
    assertThat(started("original").isCopy()).isTrue();
  }

  @Test
  void aPromotedReplicaGoesOnForWhoeverRanMeanwhileAndWhereItIsSaid() throws Exception {
    Installation running = started("original");
    execute("original", "update installation set timeline = timeline - 1");
    assertThat(started("original").isCopy()).as("it could be a base backup").isTrue();
    Installation said = new Installation(database("original"), new CopySettings("", true), "");
    look(said, "original");
    assertThat(said.mayAct()).isTrue();

    execute("original", "update installation set timeline = timeline - 1");
    running.lookAgain();
    look(running, "original");
    assertThat(running.mayAct()).isTrue();
    assertThat(started("original").mayAct()).as("it has been noted").isTrue();
  }

  @Test
  void aCopiedFolderIsACopy() throws Exception {
    Installation elsewhere = new Installation(database("original"), NONE, "4711");
    look(elsewhere, "original");
    assertThat(elsewhere.isCopy()).isTrue();
  }

  @Test
  void whoeverMayNotAdministrateTheServerKnowsItToo() throws Exception {
    execute("original", "create role plain login; grant all on installation to plain");
    execute("original", "revoke execute on function pg_control_system() from public");
    execute("original", "update installation set system = ''");
    try (Connection session = server.getDatabase("plain", "original").getConnection()) {
      Installation plain = new Installation(database("original"), NONE, "");
      plain.follow(session);
      assertThat(plain.mayAct()).isTrue();
    } finally {
      execute("original", "drop owned by plain; drop role plain");
    }
  }

  private static Installation started(String name) throws SQLException {
    Installation installation = new Installation(database(name), NONE, "");
    look(installation, name);
    return installation;
  }

  private static void look(Installation installation, String name) throws SQLException {
    try (Connection session = database(name).getConnection()) {
      installation.follow(session);
    }
  }

  private static String lets(String name) {
    return JdbcClient.create(database(name))
        .sql("select let_by from installation where let_at is not null")
        .query(String.class)
        .single();
  }

  private static DataSource database(String name) {
    return server.getDatabase("postgres", name);
  }

  private static void admin(String sql) throws SQLException {
    execute("postgres", sql);
  }

  private static void execute(String name, String sql) throws SQLException {
    try (Connection session = database(name).getConnection();
        Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }
}
