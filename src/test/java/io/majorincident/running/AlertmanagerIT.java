package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus Alertmanager raises an alert, and a real mail server receives the page. */
@ExtendWith(OneCompany.class)
class AlertmanagerIT {

  private static final String ONCALL = "@muster-shop.example";
  private static final String TITLE = "search is down";

  @TempDir Path folder;

  @Test
  void aRealAlertPagesThePersonOnCallWhoAcknowledgesByTheLink(
      RunningApplication application, MailServer mail) throws Exception {
    Path alertmanager = Installed.orSkip("prometheus-alertmanager", "alertmanager");
    try (Alertmanager sender = new Alertmanager(alertmanager, application)) {
      sender.raise("Down", "search");
      Wait.until(
          "the page has arrived",
          () -> {
            waitForNobody(application);
            return !mail.pages(ONCALL, TITLE).isEmpty();
          });

      assertThat(application.press(mail.link(ONCALL, TITLE)).body())
          .containsPattern("You have taken it|Du hast übernommen");
      Wait.until(
          "the assessment waits",
          () ->
              application
                  .get("clara", "/task?taskDefinitionKey=assessImpact&maxResults=50")
                  .contains(TITLE));
      laterAlertsOfTheGroupReachTheSameIncident(sender, application, mail);
    }
  }

  /**
   * Others who share the company begin incidents, too: this page does not keep step with theirs.
   */
  private static void waitForNobody(RunningApplication application) throws Exception {
    application.ask(
        """
        update delivery set limits = null, together = false, due_at = least(due_at, now())
        where attempts = 0 and reference in (select number from incident where title = '%s')
          and channel = 'mail' and limits is not null
        returning key
        """
            .formatted(TITLE));
  }

  /** It sends the first alert once more with each of these; nobody is paged for what is known. */
  private static void laterAlertsOfTheGroupReachTheSameIncident(
      Alertmanager sender, RunningApplication application, MailServer mail) throws Exception {
    int pages = mail.pages(ONCALL, TITLE).size();
    sender.raise("Slow", "search");
    told(application, "More alerts: ", "search is slow");
    sender.resolve("Slow", "search");
    sender.resolve("Down", "search");
    told(application, "All alerts are cleared.");

    assertThat(application.ask("select number from incident where title = 'search is slow'"))
        .isEmpty();
    assertThat(mail.pages(ONCALL, TITLE)).as("pages").hasSize(pages);
  }

  private static void told(RunningApplication application, String... what) throws Exception {
    List<String> incidents =
        application.ask("select number from incident where title = '" + TITLE + "'");
    assertThat(incidents).hasSize(1);
    Wait.until(
        "the timeline says " + List.of(what),
        () -> Stream.of(what).allMatch(application.timeline("clara", incidents.get(0))::contains));
  }

  private final class Alertmanager implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = RunningApplication.freePort();
    private final Process process;

    Alertmanager(Path program, RunningApplication application) throws Exception {
      Path configuration =
          Files.writeString(
              folder.resolve("alertmanager.yml"),
              """
              route:
                receiver: majorincident
                group_by: [service]
                group_wait: 1s
                group_interval: 1s
              receivers:
                - name: majorincident
                  webhook_configs:
                    - url: %s/api/alertmanager/%s
              """
                  .formatted(application.url(), RunningApplication.ALERT_KEY));
      process =
          new ProcessBuilder(
                  program.toString(),
                  "--config.file=" + configuration,
                  "--storage.path=" + folder.resolve("storage"),
                  "--web.listen-address=127.0.0.1:" + port,
                  "--cluster.listen-address=")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("alertmanager.log").toFile())
              .start();
    }

    void raise(String name, String service) throws Exception {
      say(name, service, "");
    }

    void resolve(String name, String service) throws Exception {
      say(name, service, ", \"endsAt\":\"%s\"".formatted(Instant.now()));
    }

    private void say(String name, String service, String more) throws Exception {
      String alert =
          """
          [{"labels":{"alertname":"%1$s","service":"%2$s","severity":"critical"},
            "annotations":{"summary":"%2$s is %3$s"}%4$s}]
          """
              .formatted(name, service, name.toLowerCase(), more);
      Wait.until("Alertmanager takes the alert", () -> accepts(alert));
    }

    private boolean accepts(String alert) throws InterruptedException {
      try {
        return http.send(
                    HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/api/v2/alerts"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(alert))
                        .build(),
                    HttpResponse.BodyHandlers.discarding())
                .statusCode()
            == 200;
      } catch (java.io.IOException notYet) {
        return false;
      }
    }

    @Override
    public void close() throws Exception {
      process.destroy();
      process.waitFor();
    }
  }
}
