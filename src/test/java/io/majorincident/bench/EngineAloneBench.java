package io.majorincident.bench;

import io.majorincident.running.Wait;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;

/**
 * What the engine needs alone, without anything of ours, for the least that a page needs of it: one
 * step and one task with a time limit, in one transaction, with its history; and for a thousand
 * such limits at one instant on two nodes. Whatever is built on the engine cannot be faster.
 */
class EngineAloneBench {

  private static final int WARM_UP = Integer.getInteger("bench.warmUp", 3000);
  private static final int TIMES = Integer.getInteger("bench.times", 1000);
  private static final int PAGES = Integer.getInteger("bench.pages", 1000);
  private static final Duration REST = Duration.ofMillis(20);

  private static final BpmnModelInstance PAGE =
      Bpmn.createExecutableProcess("page")
          .camundaHistoryTimeToLive(1)
          .startEvent()
          .serviceTask()
          .camundaExpression("${true}")
          .userTask("answer")
          .boundaryEvent("overdue")
          .timerWithDate("${due}")
          .userTask("next")
          .done();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder = Path.of("target", "bench").toAbsolutePath();

  @Test
  void engineAlone() throws Exception {
    Report report = new Report("engine-alone");
    alertToPage(report);
    dueTogether(report);
    report.judge();
  }

  private void alertToPage(Report report) throws Exception {
    try (Receiver receiver = new Receiver();
        Durable database = new Durable();
        Alertmanager alertmanager = new Alertmanager(folder.resolve("alertmanager"), receiver)) {
      ProcessEngine engine = engine(database, "one");
      try {
        pages(engine, receiver, "warm", WARM_UP, Duration.ZERO);
        Times ours = pages(engine, receiver, "ours", TIMES, REST);
        Times theirs = alerts(alertmanager, receiver);
        System.out.println("engine alone: " + ours);
        System.out.println("Alertmanager: " + theirs);
        report.tell("one transaction and the message, median ms", ours.median());
        report.tell("one transaction and the message, p99 ms", ours.p99());
        report.tell("Alertmanager, median ms", theirs.median());
      } finally {
        engine.close();
      }
    }
  }

  private Times pages(
      ProcessEngine engine, Receiver receiver, String word, int times, Duration rest)
      throws Exception {
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      String mark = "mark-%d-%s".formatted(i, word);
      LockSupport.parkNanos(rest.toNanos());
      long before = System.nanoTime();
      start(engine, Instant.now().plus(Duration.ofDays(1)));
      http.send(post(receiver, mark), HttpResponse.BodyHandlers.discarding());
      took.add(receiver.arrival(mark) - before);
    }
    return Times.ofNanos(took);
  }

  private static HttpRequest post(Receiver receiver, String mark) {
    return HttpRequest.newBuilder(URI.create(receiver.url()))
        .POST(HttpRequest.BodyPublishers.ofString(mark))
        .build();
  }

  private Times alerts(Alertmanager alertmanager, Receiver receiver) throws Exception {
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      String service = Company.service(i);
      took.add(
          AlertToPageBench.took(
              http,
              receiver,
              "mark-%d-theirs".formatted(i),
              mark -> alertmanager.post(service, mark)));
    }
    return Times.ofNanos(took);
  }

  private static void dueTogether(Report report) throws Exception {
    try (Durable database = new Durable()) {
      ProcessEngine one = engine(database, "one");
      ProcessEngine two = engine(database, "two");
      try {
        lateness(database, one);
        Times late = lateness(database, one);
        System.out.println(PAGES + " time limits at one instant: " + late);
        report.tell("time limits at one instant, p99 s", late.p99() / 1000);
      } finally {
        one.close();
        two.close();
      }
    }
  }

  /** From the instant until the next task is committed, by the database's clock. */
  private static Times lateness(Durable database, ProcessEngine engine) throws Exception {
    Instant due = Instant.now().plusSeconds(20);
    for (int i = 0; i < PAGES; i++) {
      start(engine, due);
    }
    String next = "select count(*) from act_ru_task where task_def_key_ = 'next'";
    Wait.until(
        "all are over", Duration.ofMinutes(5), () -> database.ask(next).get(0).equals("" + PAGES));
    List<Long> late =
        database
            .ask(
                """
                select extract(epoch from pg_xact_commit_timestamp(xmin) - timestamptz '%s') * 1e9
                from act_ru_task where task_def_key_ = 'next'
                """
                    .formatted(due))
            .stream()
            .map(it -> (long) Double.parseDouble(it))
            .toList();
    database.run("update act_ru_task set task_def_key_ = 'over' where task_def_key_ = 'next'");
    return Times.ofNanos(late);
  }

  private static void start(ProcessEngine engine, Instant due) {
    engine.getRuntimeService().startProcessInstanceByKey("page", Map.of("due", Date.from(due)));
  }

  static void startMany(ProcessEngine engine, int times) {
    for (int i = 0; i < times; i++) {
      start(engine, Instant.now().plus(Duration.ofDays(1)));
    }
  }

  /** With the settings that the application has. */
  static ProcessEngine engine(Durable database, String name) {
    DefaultJobExecutor executor = new DefaultJobExecutor();
    executor.setCorePoolSize(4);
    executor.setMaxPoolSize(4);
    executor.setQueueSize(16);
    executor.setMaxJobsPerAcquisition(16);
    executor.setWaitTimeInMillis(100);
    executor.setMaxWait(500);
    executor.setBackoffTimeInMillis(10);
    executor.setMaxBackoff(200);
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName(name);
    configuration.setJdbcUrl(database.url() + "&reWriteBatchedInserts=true");
    configuration.setJdbcDriver("org.postgresql.Driver");
    configuration.setJdbcUsername("postgres");
    configuration.setJdbcPassword("postgres");
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
    configuration.setEnforceHistoryTimeToLive(false);
    configuration.setJobExecutor(executor);
    configuration.setJobExecutorActivate(true);
    ProcessEngine engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance("page.bpmn", PAGE)
        .enableDuplicateFiltering(true)
        .deploy();
    return engine;
  }
}
