package io.majorincident.bench;

import io.majorincident.running.RunningApplication;
import io.majorincident.running.Wait;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How late pages climb when nobody has answered a thousand of them, all due at one instant, beside
 * a hundred thousand timers of the future: from that instant until the next page is committed, by
 * the database's clock. Beside the same application with the settings that the engine ships with.
 */
class DueTogetherBench {

  private static final int PAGES = Integer.getInteger("bench.pages", 1000);
  private static final int FUTURE = Integer.getInteger("bench.future", 100_000);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** By then the engine as shipped looks for work once a minute. */
  private static final Duration IDLE =
      Duration.ofSeconds(Integer.getInteger("bench.idleSeconds", 180));

  private static final String[] AS_THE_ENGINE_SHIPS = {
    "--camunda.bpm.job-execution.max-jobs-per-acquisition=3",
    "--camunda.bpm.job-execution.core-pool-size=3",
    "--camunda.bpm.job-execution.max-pool-size=10",
    "--camunda.bpm.job-execution.queue-capacity=3",
    "--camunda.bpm.job-execution.wait-time-in-millis=5000",
    "--camunda.bpm.job-execution.max-wait=60000",
    "--camunda.bpm.job-execution.lock-time-in-millis=300000",
    "--camunda.bpm.job-execution.backoff-time-in-millis=0",
    "--camunda.bpm.job-execution.max-backoff=0",
    "--camunda.bpm.job-executor-acquire-by-priority=false",
    "--camunda.bpm.generic-properties.properties.jobExecutorAcquireByDueDate=false",
    "--camunda.bpm.generic-properties.properties.ensureJobDueDateNotNull=false"
  };

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder = Path.of("target", "bench").toAbsolutePath();

  @Test
  void dueTogether() throws Exception {
    Report report = new Report("due-together");
    try (Receiver receiver = new Receiver();
        Durable database = new Durable()) {
      Path plan = new Company(PAGES, receiver).plan(folder);
      Times ours = asShipped(database, plan);
      Times engines = withTheEnginesSettings(database, plan);
      System.out.println("ours: " + ours);
      System.out.println("with the engine's settings: " + engines);
      report.atMost("page climbs after it is due, p99 s", ours.p99() / 1000, 0.5);
      report.ratioAtLeast(
          "page climbs after it is due, p99 s",
          ours.p99() / 1000,
          engines.p99() / 1000,
          engines.p99() / ours.p99(),
          50);
    }
    report.judge();
  }

  private Times asShipped(Durable database, Path plan) throws Exception {
    try (Nodes nodes = new Nodes(database, plan)) {
      RunningApplication one = nodes.start("bench-one");
      nodes.start("bench-two");
      raise(database, one);
      addFuture(database);
      // the first time nobody is warm yet
      lateness(database, 2);
      return lateness(database, 3);
    }
  }

  private Times withTheEnginesSettings(Durable database, Path plan) throws Exception {
    try (Nodes nodes = new Nodes(database, plan)) {
      nodes.start("bench-one", AS_THE_ENGINE_SHIPS);
      nodes.start("bench-two", AS_THE_ENGINE_SHIPS);
      database.run("drop index act_ru_job_urgent");
      Thread.sleep(IDLE.toMillis());
      return lateness(database, 4);
    }
  }

  private void raise(Durable database, RunningApplication node) throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(4);
    try {
      List<Future<Void>> posts =
          IntStream.range(0, PAGES)
              .mapToObj(number -> senders.submit(() -> post(node, number)))
              .toList();
      for (Future<Void> post : posts) {
        post.get();
      }
    } finally {
      senders.shutdown();
    }
    waitForPages(database, 1);
    due(database, "now() + interval '1 day'");
  }

  private Void post(RunningApplication node, int number) throws Exception {
    var request =
        AlertToPageBench.post(node.url(), Company.service(number), "mark-%d-due".formatted(number));
    http.send(request, HttpResponse.BodyHandlers.discarding());
    return null;
  }

  /** As many rows as that many pages would have, of instances that nobody looks at. */
  private static void addFuture(Durable database) throws Exception {
    String columns =
        String.join(
            ", ",
            database.ask(
                """
                select lower(attname) from pg_attribute
                where attrelid = 'act_ru_job'::regclass and attnum > 0 and not attisdropped
                  and attname not in ('id_', 'process_instance_id_', 'execution_id_', 'duedate_')
                """));
    database.run(
        """
        insert into act_ru_job (id_, process_instance_id_, execution_id_, duedate_, %1$s)
        select 'future' || n, 'instance' || n, 'execution' || n, now() + interval '1 day' + n * interval '1 second', %1$s
        from generate_series(1, %2$d) n,
          (select * from act_ru_job where handler_cfg_ like 'acknowledgementOverdue%%' limit 1) model
        """
            .formatted(columns, FUTURE));
    database.run("analyze act_ru_job");
  }

  private static void due(Durable database, String moment) throws Exception {
    database.run(
        """
        update act_ru_job set duedate_ = %s
        where handler_cfg_ like 'acknowledgementOverdue%%' and id_ not like 'future%%'
        """
            .formatted(moment));
  }

  /** Lets all pages be due in five seconds, and says how late each next one is committed. */
  private static Times lateness(Durable database, int level) throws Exception {
    String due = database.ask("select (now() + interval '5 seconds')::timestamp").get(0);
    due(database, "timestamp '" + due + "'");
    waitForPages(database, level);
    due(database, "now() + interval '1 day'");
    Stream<String> late =
        database
            .ask(
                """
                select extract(epoch from pg_xact_commit_timestamp(xmin) - timestamptz '%s') * 1e9
                from page where id like '%%-%d'
                """
                    .formatted(due, level))
            .stream();
    Times times = Times.ofNanos(late.map(it -> (long) Double.parseDouble(it)).toList());
    System.out.println("climbed to page " + level + ", " + times);
    return times;
  }

  private static void waitForPages(Durable database, int level) throws Exception {
    String count = "select count(*) from page where id like '%-" + level + "'";
    Wait.until(
        PAGES + " pages are numbered " + level,
        PATIENCE,
        () -> database.ask(count).get(0).equals("" + PAGES));
  }
}
