package io.majorincident.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is gone, who is only slow, and who gets what they had at hand. */
class MembershipTest {

  private static final long MOMENT = Duration.ofMillis(1499).toNanos();
  private static final long LONG_ENOUGH = Duration.ofMillis(1500).toNanos();
  private static final long AN_HOUR = Duration.ofHours(1).toNanos();

  private static EmbeddedPostgres server;
  private static DataSource database;

  private final Party anna = new Party();
  private final Party ben = new Party();
  private final Party clara = new Party();

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
    database = server.getPostgresDatabase();
    Flyway.configure().dataSource(database).load().migrate();
  }

  @AfterAll
  static void end() throws IOException {
    server.close();
  }

  @BeforeEach
  void join() throws SQLException {
    anna.join();
    ben.join();
    clara.join();
  }

  @AfterEach
  void leave() throws SQLException {
    for (Party each : List.of(anna, ben, clara)) {
      each.session.close();
    }
    JdbcClient.create(database).sql("truncate node").update();
  }

  @Test
  void theServerEndsWhatThisProcessHadOpenAndNothingElse() throws Exception {
    try (HikariDataSource ours = pool("majorincident-1");
        HikariDataSource others = pool("majorincident-2");
        Connection old = new OwnSessions(ours).open();
        Connection ofAnother = new OwnSessions(others).open();
        Connection session = new OwnSessions(ours).open()) {
      new OwnSessions(ours).endOlder(session, Duration.ofHours(1));
      assertThat(old.isValid(5)).as("younger than that").isTrue();

      new OwnSessions(ours).endOlder(session, Duration.ZERO);

      assertThat(old.isValid(5)).isFalse();
      assertThat(ofAnother.isValid(5)).isTrue();
      assertThat(session.isValid(5)).isTrue();
    }
  }

  private static HikariDataSource pool(String name) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
    config.setMaximumPoolSize(1);
    config.addDataSourceProperty("ApplicationName", name);
    return new HikariDataSource(config);
  }

  @Test
  void whoseProcessEndsIsGoneAMomentLater() throws SQLException {
    anna.dies();
    assertThat(ben.seesGone(0)).isEmpty();
    assertThat(ben.seesGone(MOMENT)).isEmpty();
    assertThat(ben.seesGone(LONG_ENOUGH)).containsExactly(anna.node.id());
  }

  @Test
  void whoIsOnlySlowStays() throws SQLException {
    assertThat(ben.seesGone(0)).isEmpty();
    assertThat(ben.seesGone(AN_HOUR)).isEmpty();
  }

  @Test
  void whoHasLostItsSessionAndJoinsAnewStays() throws SQLException {
    anna.dies();
    assertThat(ben.seesGone(0)).isEmpty();
    anna.join();
    assertThat(ben.seesGone(AN_HOUR)).isEmpty();
    assertThat(members()).as("and is no member twice").hasSize(3);
  }

  @Test
  void whoJudgesHasSeenItItself() throws SQLException {
    anna.dies();
    assertThat(ben.seesGone(0)).isEmpty();
    ben.dies();
    ben.join();
    assertThat(ben.seesGone(AN_HOUR)).as("seen by the new session for the first time").isEmpty();
    assertThat(ben.seesGone(AN_HOUR + LONG_ENOUGH)).containsExactly(anna.node.id());
  }

  @Test
  void onlyOneInherits() throws SQLException {
    anna.dies();
    Membership.Member gone = ben.sees(anna);
    ben.inheritance.takeOver(gone);
    clara.inheritance.takeOver(gone);
    assertThat(ben.released).containsExactly(anna.node.id());
    assertThat(ben.awake).isEqualTo(1);
    assertThat(clara.released).isEmpty();
    assertThat(clara.awake).isZero();
    assertThat(members()).doesNotContain(anna.node.id());
  }

  @Test
  void nobodyInheritsFromTheLiving() throws SQLException {
    anna.dies();
    Membership.Member gone = ben.sees(anna);
    anna.join();
    ben.inheritance.takeOver(gone);
    assertThat(ben.released).isEmpty();
    Membership.Member back = new Membership.Member(gone.number() + 3, anna.node.id());
    ben.inheritance.takeOver(back);
    assertThat(ben.released).as("it holds its lock").isEmpty();
    assertThat(members()).contains(anna.node.id());
  }

  @Test
  void whatFailsIsLeftForTheNextAttempt() throws SQLException {
    anna.dies();
    Membership.Member gone = ben.sees(anna);
    ben.inVain = true;
    assertThatThrownBy(() -> ben.inheritance.takeOver(gone))
        .isInstanceOf(IllegalStateException.class);
    clara.inheritance.takeOver(gone);
    assertThat(clara.released).containsExactly(anna.node.id());
  }

  private static List<String> members() {
    return JdbcClient.create(database).sql("select id from node").query(String.class).list();
  }

  /** One node. */
  private static final class Party implements BackgroundWork {

    private final ThisNode node = new ThisNode();
    private final Membership membership = new Membership(node);
    private final List<String> released = new ArrayList<>();
    private Inheritance inheritance;
    private int awake;
    private boolean inVain;
    private Connection session;

    private void join() throws SQLException {
      session = database.getConnection();
      membership.join(session);
      inheritance =
          new Inheritance(
              JdbcClient.create(database),
              new TransactionTemplate(new JdbcTransactionManager(database)),
              new StaticListableBeanFactory(Map.of("work", this))
                  .getBeanProvider(BackgroundWork.class));
    }

    /** Returns when the database has noticed it. */
    private void dies() throws SQLException {
      int backend = session.unwrap(PGConnection.class).getBackendPID();
      session.close();
      while (lives(backend)) {
        Thread.onSpinWait();
      }
    }

    private static boolean lives(int backend) {
      return JdbcClient.create(database)
          .sql("select exists (select from pg_stat_activity where pid = :backend)")
          .param("backend", backend)
          .query(Boolean.class)
          .single();
    }

    private List<String> seesGone(long nanos) throws SQLException {
      return membership.gone(session, nanos).stream().map(Membership.Member::id).toList();
    }

    private Membership.Member sees(Party other) throws SQLException {
      membership.gone(session, 0);
      return membership.gone(session, LONG_ENOUGH).stream()
          .filter(it -> it.id().equals(other.node.id()))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public void mayWork(boolean may) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int release(String id) {
      if (inVain) {
        throw new IllegalStateException("locked");
      }
      released.add(id);
      return 1;
    }

    @Override
    public void wake() {
      awake++;
    }
  }
}
