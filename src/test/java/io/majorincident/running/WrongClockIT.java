package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The clock of one of two nodes is wrong, and jumps while it runs: that delays nobody. */
@Tag("deep")
class WrongClockIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  /** What a step has just written and others act on, in seconds before or after that. */
  private static final String OFF =
      """
      select extract(epoch from opened_at - clock_timestamp())::int from page
      where incident = '%1$s'
      union all
      select extract(epoch from created_at - clock_timestamp())::int from delivery
      where reference = '%1$s'
      union all
      select extract(epoch from max(create_time_) - localtimestamp)::int from act_ru_job
      """;

  @Test
  void nobodyWaitsForAClock() throws Exception {
    MachineClock clock = MachineClock.orSkip("clock-of-a-node.txt");
    String[] moved = clock.settings().toArray(String[]::new);
    clock.ahead(20);
    try (EmbeddedPostgres database = EmbeddedPostgres.start();
        RunningApplication wrong = Company.node("wrong-clock-it", database, moved);
        RunningApplication right = Company.node("right-clock-it", database)) {
      wrong.start();
      assertThat(wrong.told()).contains("ahead of the database's: set it right");
      isPaged(database, wrong, "a little ahead");
      right.start();

      clock.ahead(600);
      takesNoWork(wrong, "600 s ahead of the database's: this node takes no work");
      isPaged(database, wrong, "far ahead");
      assertThat(Company.ask(database, OF_THE_WRONG_ONE.formatted(wrong.pid()))).isEmpty();

      clock.ahead(-600);
      Wait.until("it says so", SOON, () -> wrong.told().contains("00 s behind the database's"));
      isPaged(database, wrong, "far behind");

      clock.ahead(-20);
      Wait.until("it works", SOON, () -> wrong.status("/actuator/health/readiness") == 200);
      isPaged(database, wrong, "a little behind");

      clock.ahead(600);
      takesNoWork(wrong, "600 s ahead of the database's: this node takes no work");
      wrong.kill();
      isPaged(database, right, "after its death");
    }
  }

  private static final String OF_THE_WRONG_ONE =
      "select id_ from act_ru_job where lock_owner_ like '%s@%%'";

  private static void takesNoWork(RunningApplication node, String why) throws Exception {
    Wait.until("it says so", SOON, () -> node.told().contains(why));
    Wait.until("it is not ready", SOON, () -> node.status("/actuator/health/readiness") == 503);
    assertThat(node.status("/actuator/health/liveness")).isEqualTo(200);
    assertThat(node.status("/camunda/app/tasklist/default/")).as("people come in").isEqualTo(200);
  }

  /** The door of this node takes the alert in, and whoever may pages at once. */
  private static void isPaged(EmbeddedPostgres database, RunningApplication door, String summary)
      throws Exception {
    long before = System.nanoTime();
    String incident = door.begins("checkout", "critical", summary);
    String paged = "select id from page where incident = '%s'".formatted(incident);
    Wait.until(summary, SOON, () -> !Company.ask(database, paged).isEmpty());
    long took = (System.nanoTime() - before) / 1_000_000;
    System.out.printf("%s: paged after %d ms%n", summary, took);
    assertThat(Company.ask(database, OFF.formatted(incident)))
        .as("what is shared goes by the database's clock")
        .extracting(Integer::parseInt)
        .allMatch(seconds -> -15 <= seconds && seconds <= 2);
  }
}
