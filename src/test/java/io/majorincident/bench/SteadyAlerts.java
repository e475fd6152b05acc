package io.majorincident.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.running.RunningApplication;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Alerts that come in all the time at nodes that may die: each is posted again, as an Alertmanager
 * does, until a node takes it.
 */
public final class SteadyAlerts {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(200);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final List<RunningApplication> alive;
  private final Duration pace;
  private final int first;
  private final int services;
  private final Map<String, String> accepted = new ConcurrentHashMap<>();
  private final AtomicInteger again = new AtomicInteger();
  private final Thread thread = new Thread(this::raise, "steady-alerts");
  private volatile boolean goesOn = true;

  /**
   * @param pace how long from one alert to the next
   * @param services how many there are; each has its alert in turn
   * @param nodes to which they are posted, one after another
   */
  SteadyAlerts(Duration pace, int services, RunningApplication... nodes) {
    this(pace, 0, services, nodes);
  }

  /**
   * @param first the number of the first, of which its mark and its service are made
   */
  public SteadyAlerts(Duration pace, int first, int services, RunningApplication... nodes) {
    this.pace = pace;
    this.first = first;
    this.services = services;
    this.alive = new CopyOnWriteArrayList<>(nodes);
    thread.setDaemon(true);
    thread.start();
  }

  public void without(RunningApplication node) {
    alive.remove(node);
  }

  public void with(RunningApplication node) {
    alive.add(node);
  }

  /** Raises no more, and returns when the last one is taken. */
  public void end() throws InterruptedException {
    goesOn = false;
    thread.join();
  }

  /** The number of the incident that the answer told, by the mark of each alert that was taken. */
  public Map<String, String> accepted() {
    return accepted;
  }

  /** How often one had to be posted again. */
  public int again() {
    return again.get();
  }

  /** What could not be posted in time is not made up for. */
  private void raise() {
    long next = System.nanoTime();
    for (int number = first; goesOn; number++) {
      LockSupport.parkNanos(next - System.nanoTime());
      next = Math.max(next + pace.toNanos(), System.nanoTime());
      String mark = "mark-%d-kill".formatted(number);
      accepted.put(mark, taken(Company.service(number % services), mark, number));
    }
  }

  private String taken(String service, String mark, int number) {
    for (int tries = 0; ; tries++) {
      String incident = post(alive.get((number + tries) % alive.size()), service, mark);
      if (!incident.isEmpty()) {
        return incident;
      }
      again.incrementAndGet();
      LockSupport.parkNanos(BEFORE_ANOTHER_TRY.toNanos());
    }
  }

  /** The incident, or nothing if the node has not taken it. */
  private String post(RunningApplication node, String service, String mark) {
    HttpRequest alert = AlertToPageBench.post(node.url(), service, mark);
    HttpRequest request =
        HttpRequest.newBuilder(alert, (name, value) -> true).timeout(ANSWER_WITHIN).build();
    try {
      return Stream.of(http.send(request, HttpResponse.BodyHandlers.ofString()))
          .filter(answer -> answer.statusCode() == 202)
          .map(this::incident)
          .findFirst()
          .orElse("");
    } catch (IOException dead) {
      return "";
    } catch (InterruptedException never) {
      throw new IllegalStateException(never);
    }
  }

  private String incident(HttpResponse<String> answer) {
    try {
      return json.readTree(answer.body()).get("incident").asText();
    } catch (IOException noJson) {
      throw new IllegalStateException(answer.body(), noJson);
    }
  }
}
