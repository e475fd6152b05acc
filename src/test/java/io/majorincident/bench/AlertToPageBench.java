package io.majorincident.bench;

import io.majorincident.running.RunningApplication;
import io.majorincident.running.Wait;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * How long it takes from the first byte of an alert to the message at a receiver, beside an
 * Alertmanager that hands the same alert to the same receiver and keeps nothing. Each waits for the
 * other, so that both are measured alone and on the same machine.
 */
class AlertToPageBench {

  private static final int WARM_UP = Integer.getInteger("bench.warmUp", 1000);
  private static final int TIMES = Integer.getInteger("bench.times", 1000);
  private static final Duration REST = Duration.ofMillis(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder = Path.of("target", "bench").toAbsolutePath();
  private int next;

  private record Both(Times ours, Times alertmanagers) {}

  @Test
  void alertToPage() throws Exception {
    Report report = new Report("alert-to-page");
    try (Receiver receiver = new Receiver();
        Durable database = new Durable();
        Alertmanager alertmanager = new Alertmanager(folder.resolve("alertmanager"), receiver)) {
      Company company = new Company(WARM_UP + TIMES, receiver);
      try (Nodes nodes = new Nodes(database, company.plan(folder))) {
        RunningApplication one = nodes.start("bench-one");
        company.verify(database.connect());
        Wait.until("Alertmanager runs", Duration.ofSeconds(30), () -> alertmanager.ready(http));
        measure(receiver, alertmanager, one, WARM_UP);
        nobodyClimbs(database);
        compare(report, "", measure(receiver, alertmanager, one, TIMES), 1);
      }
      try (Nodes nodes = new Nodes(database, company.plan(folder))) {
        RunningApplication one =
            nodes.start(
                "bench-one",
                "--camunda.bpm.job-execution.enabled=false",
                "--majorincident.channel.dispatching=false");
        nodes.start("bench-two");
        nobodyClimbs(database);
        measure(receiver, alertmanager, one, WARM_UP);
        compare(report, ", second node", measure(receiver, alertmanager, one, TIMES), 2);
      }
    }
    report.judge();
  }

  /** Whoever is next in line is asked by an alert of their own. */
  static void nobodyClimbs(Durable database) throws Exception {
    database.run(
        """
        update act_ru_job set duedate_ = duedate_ + interval '1 day'
        where handler_cfg_ like 'acknowledgementOverdue%'
        """);
  }

  private static void compare(Report report, String where, Both both, int factor) {
    System.out.println("ours" + where + ": " + both.ours());
    System.out.println("Alertmanager: " + both.alertmanagers());
    report.ratioAtMost(
        "alert to page, median ms" + where,
        both.ours().median(),
        both.alertmanagers().median(),
        4 * factor);
    report.atMost("alert to page, p99 ms" + where, both.ours().p99(), 60 * factor);
  }

  private Both measure(
      Receiver receiver, Alertmanager alertmanager, RunningApplication node, int times)
      throws Exception {
    List<Long> ours = new ArrayList<>();
    List<Long> alertmanagers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      // whoever is asked once more was asked minutes ago
      String service = Company.service(next % (WARM_UP + TIMES));
      ours.add(
          took(
              http,
              receiver,
              "mark-%d-ours".formatted(next),
              mark -> post(node.url(), service, mark)));
      alertmanagers.add(
          took(
              http,
              receiver,
              "mark-%d-theirs".formatted(next),
              mark -> alertmanager.post(service, mark)));
      next++;
    }
    return new Both(Times.ofNanos(ours), Times.ofNanos(alertmanagers));
  }

  interface Post {
    HttpRequest of(String mark);
  }

  /** In nanoseconds, from the first byte of the request until the mark arrives. */
  static long took(HttpClient http, Receiver receiver, String mark, Post post) throws Exception {
    HttpRequest request = post.of(mark);
    LockSupport.parkNanos(REST.toNanos());
    long before = System.nanoTime();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) {
      throw new AssertionError("refused with " + status);
    }
    return receiver.arrival(mark) - before;
  }

  static HttpRequest post(String node, String service, String mark) {
    String body =
        """
        {"version":"4","groupKey":"{}:{run=\\"%2$s\\"}","status":"firing","receiver":"bench","truncatedAlerts":0,
         "groupLabels":{},"commonLabels":{},"commonAnnotations":{},"externalURL":"http://localhost",
         "alerts":[{"status":"firing",
           "labels":{"alertname":"Down","service":"%1$s","severity":"critical","run":"%2$s"},
           "annotations":{"summary":"%2$s is down"},"startsAt":"2026-01-01T00:00:00Z",
           "endsAt":"0001-01-01T00:00:00Z","generatorURL":"","fingerprint":"%2$s"}]}
        """
            .formatted(service, mark);
    String door = node + "/api/alertmanager/" + RunningApplication.ALERT_KEY;
    return HttpRequest.newBuilder(URI.create(door))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
