package io.majorincident.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.running.Wait;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * How fast a queue of messages is handed to a receiver that answers at once, each exactly once,
 * beside graphile-worker with its batches on the same database and to the same receiver.
 */
class OutboxBench {

  private static final int MESSAGES = Integer.getInteger("bench.messages", 20_000);

  /** So many that neither one still compiles itself. */
  private static final int WARM_UP = Integer.getInteger("bench.warmUp", 2 * MESSAGES);

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Path folder = Path.of("target", "bench").toAbsolutePath();

  @Test
  void outbox() throws Exception {
    Report report = new Report("outbox");
    try (Durable database = new Durable()) {
      double ours = ours(database);
      double others = graphiles(database);
      report.ratioAtLeast("messages a second from a queue", ours, others, ours / others, 0.7);
    }
    report.judge();
  }

  private double ours(Durable database) throws Exception {
    try (Receiver receiver = new Receiver();
        Nodes nodes = new Nodes(database, new Company(2, receiver).plan(folder))) {
      nodes.start("bench-one");
      queue(database, receiver, 0, WARM_UP);
      rate(receiver, System.nanoTime(), WARM_UP, WARM_UP);
      queue(database, receiver, WARM_UP, MESSAGES);
      double rate = rate(receiver, System.nanoTime(), WARM_UP + MESSAGES, MESSAGES);
      Wait.until("all is recorded", PATIENCE, () -> waiting(database) == 0);
      assertThat(database.ask("select key from delivery where attempts <> 1")).isEmpty();
      return rate;
    }
  }

  private static void queue(Durable database, Receiver receiver, int from, int count)
      throws Exception {
    database.run(
        """
        insert into delivery (key, channel, recipient, subject, body, topic, reference, urgency,
          created_at, due_at)
        select 'mark-' || n || '-m', 'push', '%s/queue', 'mark-' || n || '-m', 'A message.', '', '',
          'HIGH', now(), now()
        from generate_series(%d, %d) n
        """
            .formatted(receiver.url(), from, from + count - 1));
  }

  private static int waiting(Durable database) throws Exception {
    return Integer.parseInt(
        database.ask("select count(*) from delivery where state <> 'delivered'").get(0));
  }

  private double graphiles(Durable database) throws Exception {
    try (Receiver receiver = new Receiver();
        GraphileWorker worker = new GraphileWorker(folder.resolve("graphile"), database)) {
      worker.start();
      queueGraphiles(database, receiver, 0, WARM_UP);
      rate(receiver, System.nanoTime(), WARM_UP, WARM_UP);
      queueGraphiles(database, receiver, WARM_UP, MESSAGES);
      return rate(receiver, System.nanoTime(), WARM_UP + MESSAGES, MESSAGES);
    }
  }

  private static void queueGraphiles(Durable database, Receiver receiver, int from, int count)
      throws Exception {
    database.run(
        """
        select graphile_worker.add_jobs(array_agg(
          json_populate_record(null::graphile_worker.job_spec, json_build_object(
            'identifier', 'post', 'payload', json_build_object(
              'url', '%s/queue', 'key', 'mark-' || n || '-m', 'subject', 'mark-' || n || '-m',
              'text', 'A message.')))))
        from generate_series(%d, %d) n
        """
            .formatted(receiver.url(), from, from + count - 1));
  }

  /** Waits until all have arrived, each once, and says how many a second these were. */
  private static double rate(Receiver receiver, long since, int total, int count) throws Exception {
    Wait.until(total + " have arrived", PATIENCE, () -> receiver.marks() >= total);
    assertThat(receiver.messages()).as("each once").isEqualTo(total);
    return count / ((receiver.last() - since) / 1e9);
  }
}
