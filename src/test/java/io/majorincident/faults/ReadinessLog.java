package io.majorincident.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** What a node says of itself, asked twice a second. */
final class ReadinessLog implements AutoCloseable {

  private static final Duration PACE = Duration.ofMillis(500);
  private static final Duration TOO_LATE = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private final HttpRequest question;
  private volatile boolean goesOn = true;

  /**
   * @param at when it was asked, by System.nanoTime()
   * @param status 0 if nobody answered
   */
  record Answer(long at, int status, Duration took) {}

  ReadinessLog(String node, String probe) {
    this.question =
        HttpRequest.newBuilder(URI.create(node + "/actuator/health/" + probe))
            .timeout(TOO_LATE)
            .build();
    Thread asking = new Thread(this::askAgainAndAgain, "asks-" + probe);
    asking.setDaemon(true);
    asking.start();
  }

  List<Answer> between(long begin, long end) {
    return answers.stream().filter(it -> it.at() >= begin && it.at() <= end).toList();
  }

  private void askAgainAndAgain() {
    while (goesOn) {
      long at = System.nanoTime();
      int status = ask();
      answers.add(new Answer(at, status, Duration.ofNanos(System.nanoTime() - at)));
      LockSupport.parkNanos(PACE.toNanos());
    }
  }

  private int ask() {
    try {
      return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException nobody) {
      return 0;
    } catch (InterruptedException stop) {
      goesOn = false;
      return 0;
    }
  }

  @Override
  public void close() {
    goesOn = false;
  }
}
