package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Starts side by side on an empty database, and starts without any. */
@Tag("deep")
class FirstStartIT {

  @Test
  void twoNodesStartAtOnceOnAnEmptyDatabase() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start();
        RunningApplication one = Company.node("at-once-one-it", database);
        RunningApplication two = Company.node("at-once-two-it", database)) {
      CompletableFuture<Void> other = CompletableFuture.runAsync(() -> start(two));
      start(one);
      other.get(Wait.FAR.toSeconds(), TimeUnit.SECONDS);
      assertThat(one.told() + two.told()).contains("Another node is starting");
      assertThat(Company.ask(database, "select id_ from act_re_deployment")).hasSize(1);
      one.begins("checkout", "critical", "the first one");
      Wait.until("it pages", () -> !Company.ask(database, "select id from page").isEmpty());
    }
  }

  @Test
  void aStartWaitsForTheDatabaseAndThenSaysThatThereIsNone() throws Exception {
    int nobody = RunningApplication.freePort();
    String within = "MAJORINCIDENT_DATABASE_STARTWITHIN=12s";
    RunningApplication vain = Company.node("no-database-it", nobody, within);
    assertThat(vain.startInVain()).isNotZero();
    assertThat(vain.told())
        .containsPattern("(?s)the start waits for it for another .*the start waits for it")
        .contains("APPLICATION FAILED TO START", "The database has not answered for 12 s")
        .doesNotContain("\tat ");
  }

  @Test
  void aDatabaseMayComeUpLater() throws Exception {
    int port = RunningApplication.freePort();
    try (RunningApplication early = Company.node("early-it", port)) {
      CompletableFuture<Void> start = CompletableFuture.runAsync(() -> start(early));
      Wait.until("it waits", () -> early.hasLog() && early.told().contains("the start waits"));
      try (EmbeddedPostgres database = EmbeddedPostgres.builder().setPort(port).start()) {
        start.get(Wait.FAR.toSeconds(), TimeUnit.SECONDS);
        assertThat(early.status("/actuator/health/readiness")).isEqualTo(200);
        early.kill();
      }
    }
  }

  private static void start(RunningApplication node) {
    try {
      node.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
