package io.majorincident.bench;

import io.majorincident.running.RunningApplication;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;

/**
 * What a page costs from the alert until it is with the receiver: rows, log of the database and
 * processor, while alerts come steadily for services that differ; beside the engine alone.
 */
class CostOfAPageBench {

  private static final int WARM_UP = Integer.getInteger("bench.warmUp", 400);
  private static final int TIMES = Integer.getInteger("bench.times", 200);
  private static final Duration PACE = Duration.ofMillis(100);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder = Path.of("target", "bench").toAbsolutePath();
  private int next;

  @Test
  void costOfAPage() throws Exception {
    Report report = new Report("cost-of-a-page");
    Cost bare = engineAlone();
    Cost ours = ours();
    System.out.printf("%nrows of a page:%n%s", ours.shown());
    report.atMostBeside("rows", ours.allRows(), bare.allRows(), 90);
    report.atMostBeside("WAL, KB", ours.wal() / 1000, bare.wal() / 1000, 120);
    report.atMostBeside("processor, ms", cpu(ours), cpu(bare), 40);
    report.tell("of it the application, ms", ours.cpuMillis());
    report.tell("of it the database, ms", ours.databaseMillis());
    report.judge();
  }

  private static double cpu(Cost cost) {
    return cost.cpuMillis() + cost.databaseMillis();
  }

  private Cost ours() throws Exception {
    try (Receiver receiver = new Receiver();
        Durable database = new Durable();
        Connection connection = database.connect()) {
      Company company = new Company(WARM_UP + TIMES, receiver);
      try (Nodes nodes = new Nodes(database, company.plan(folder))) {
        RunningApplication node = nodes.start("bench-cost");
        company.verify(database.connect());
        alerts(node, receiver, WARM_UP / 2);
        AlertToPageBench.nobodyClimbs(database);
        database.run("checkpoint");
        alerts(node, receiver, WARM_UP / 2);
        Cost before = Cost.of(connection, node.pid());
        alerts(node, receiver, TIMES);
        return Cost.of(connection, node.pid()).since(before, TIMES);
      }
    }
  }

  /** Returns when all have arrived. */
  private void alerts(RunningApplication node, Receiver receiver, int times) throws Exception {
    long due = System.nanoTime();
    int end = next + times;
    for (; next < end; next++) {
      LockSupport.parkNanos(due - System.nanoTime());
      due += PACE.toNanos();
      String mark = "mark-%d-cost".formatted(next);
      http.send(
          AlertToPageBench.post(node.url(), Company.service(next), mark),
          HttpResponse.BodyHandlers.discarding());
    }
    receiver.arrival("mark-%d-cost".formatted(next - 1));
  }

  private Cost engineAlone() throws Exception {
    try (Durable database = new Durable();
        Connection connection = database.connect()) {
      ProcessEngine engine = EngineAloneBench.engine(database, "alone");
      try {
        EngineAloneBench.startMany(engine, WARM_UP);
        database.run("checkpoint");
        EngineAloneBench.startMany(engine, WARM_UP);
        Cost before = Cost.of(connection, ProcessHandle.current().pid());
        EngineAloneBench.startMany(engine, TIMES);
        return Cost.of(connection, ProcessHandle.current().pid()).since(before, TIMES);
      } finally {
        engine.close();
      }
    }
  }
}
