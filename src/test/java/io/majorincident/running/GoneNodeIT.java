package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a node had at hand goes on within seconds when it dies, and stays where it is otherwise. */
@Tag("deep")
class GoneNodeIT {

  private static final Duration WITHIN = Duration.ofSeconds(5);

  @Test
  void theStepsOfAKilledNodeGoOn() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start();
        RunningApplication one = Company.node("gone-one-it", database);
        RunningApplication two = Company.node("gone-two-it", database)) {
      one.start();
      two.start();
      isPaged(database, two.begins("search", "critical", "has worked before"));
      aStepGoesOn(database, one);
    }
  }

  @Test
  void theMessagesOfAKilledNodeGoOn() throws Exception {
    int mailPort = RunningApplication.freePort();
    String[] mail = {"--spring.mail.host=localhost", "--spring.mail.port=" + mailPort};
    try (EmbeddedPostgres database = EmbeddedPostgres.start();
        RunningApplication one = Company.node("gone-three-it", database, mail);
        RunningApplication two = Company.node("gone-four-it", database, mail)) {
      one.start();
      two.start();
      aMessageGoesOn(database, one, two, mailPort);
    }
  }

  @Test
  void whoIsOnlySlowOrLosesItsConnectionsKeepsItsWork() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start();
        RunningApplication one = Company.node("slow-one-it", database);
        RunningApplication two = Company.node("slow-two-it", database)) {
      one.start();
      two.start();
      List<String> members = Company.ask(database, "select number from node order by number");
      assertThat(members).hasSize(2);

      signal(one, "STOP");
      Company.ask(database, "select pg_sleep(8)::text");
      assertThat(Company.ask(database, "select number from node order by number"))
          .isEqualTo(members);
      signal(one, "CONT");

      Company.ask(database, CUT_ALL);
      Wait.until(
          "both have joined anew",
          () ->
              Company.ask(database, "select number from node where number > " + members.get(1))
                      .size()
                  == 2);
      assertThat(one.told() + two.told())
          .doesNotContain("is gone")
          .doesNotContain("taken for dead");
      assertThat(Company.ask(database, "select id from node")).hasSize(2).doesNotHaveDuplicates();
    }
  }

  private static final String CUT_ALL =
      "select pg_terminate_backend(pid)::text from pg_stat_activity"
          + " where pid <> pg_backend_pid() and backend_type = 'client backend'";

  /** It hangs at a locked table; the lock ends just after the node has died. */
  private static void aStepGoesOn(EmbeddedPostgres database, RunningApplication node)
      throws Exception {
    String atHand =
        "select id_ from act_ru_job where lock_owner_ like '%d@%%'".formatted(node.pid());
    String incident;
    long died;
    try (Connection lock = database.getPostgresDatabase().getConnection()) {
      lock.setAutoCommit(false);
      lock.createStatement().execute("lock table page in access exclusive mode");
      incident = node.begins("checkout", "critical", "a step");
      Wait.until("the step hangs", () -> !Company.ask(database, atHand).isEmpty());
      node.kill();
      died = System.nanoTime();
      lock.rollback();
    }
    isPaged(database, incident);
    went("step", died);
  }

  private static void isPaged(EmbeddedPostgres database, String incident) throws Exception {
    String page = "select id from page where incident = '%s'".formatted(incident);
    Wait.until("it is paged", () -> !Company.ask(database, page).isEmpty());
  }

  /** The mail server takes the connection and then nothing; another one stands there afterwards. */
  private static void aMessageGoesOn(
      EmbeddedPostgres database, RunningApplication one, RunningApplication two, int mailPort)
      throws Exception {
    String incident;
    RunningApplication sender;
    long died;
    try (ServerSocket silent = new ServerSocket(mailPort, 50, InetAddress.getByName("localhost"))) {
      incident = two.begins("payment", "critical", "a message");
      String atHand =
          "select leased_by from delivery where channel = 'mail' and leased_until > clock_timestamp()"
              + " and topic in (select id from page) and reference = '"
              + incident
              + "'";
      Wait.until("a mail hangs", () -> !Company.ask(database, atHand).isEmpty());
      String holder = Company.ask(database, atHand).get(0);
      sender = holder.startsWith(one.pid() + "@") ? one : two;
      sender.kill();
      died = System.nanoTime();
    }
    try (MailServer mail = new MailServer(mailPort)) {
      Wait.until("the page is there", () -> !mail.pages("@", "a message").isEmpty());
      went("message", died);
    }
  }

  private static void went(String what, long died) {
    Duration took = Duration.ofNanos(System.nanoTime() - died);
    System.out.printf("The %s went on %d ms after the node died.%n", what, took.toMillis());
    assertThat(took).as(what).isLessThan(WITHIN);
  }

  private static void signal(RunningApplication node, String name) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, "" + node.pid()).start().waitFor()).isZero();
  }
}
