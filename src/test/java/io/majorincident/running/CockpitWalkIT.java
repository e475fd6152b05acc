package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The auditor's day in Cockpit, in a real browser: find an incident, read it, verify it, take it
 * away.
 */
class CockpitWalkIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private static final ObjectMapper JSON = new ObjectMapper();

  private static RunningApplication application;
  private static Playwright playwright;
  private static Browser browser;
  private static String running;
  private static String ended;

  @BeforeAll
  static void start() throws Exception {
    Path chromium = Installed.orSkip("chromium", "chromium-browser", "google-chrome");
    application = new RunningApplication("cockpit-it").start();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    ended = minorAndFixed();
    running = JSON.readTree(application.alert("checkout").body()).get("incident").asText();
    task("Acknowledge the page", running);
  }

  @AfterAll
  static void stop() throws Exception {
    if (playwright != null) {
      playwright.close();
    }
    if (application != null) {
      application.close();
    }
  }

  @Test
  void theDayOfAnAuditor() throws Exception {
    try (AuditorsDesk desk = new AuditorsDesk(browser, application, "en-GB")) {
      desk.page("Incidents", "All incidents");
      assertThat(desk.listed()).containsExactly(running, ended);
      desk.sort("Number");
      assertThat(desk.listed()).containsExactly(running, ended);
      desk.sort("Number");
      assertThat(desk.listed()).containsExactly(ended, running);
      desk.search("checkout");
      assertThat(desk.listed()).containsExactly(running);
      assertThat(desk.take("Export as CSV")).content().contains(running).doesNotContain(ended);
      desk.search("zebra");
      assertThat(desk.note()).contains("No incident matches");
      desk.press("Without conditions");

      desk.open(ended);
      readAndTakeAway(desk, ended, "Verify", "Export as", "The record is intact");
      desk.tab("Decided by people");
      assertThat(desk.content()).contains("Fix the minor incident", "Restarted.");
      desk.back("Back to the incidents").open(running);
      readAndTakeAway(desk, running, "Verify", "Export as", "The record is intact");
      desk.branch("Page who is on call");
      assertThat(desk.standsAt()).contains("acknowledgePage");
      desk.tab("Messages");
      assertThat(desk.content()).contains("[SEV1] " + running, "/pages/…");

      desk.definition(definition("majorIncident"), "History");
      assertThat(desk.history()).contains("1 ended, 1 running", ended);
      assertThat(desk.heated()).isPositive();
      desk.instance(instance(running));
      assertThat(desk.heading()).contains(running);
    }
  }

  @Test
  void theSameInGerman() throws Exception {
    try (AuditorsDesk desk = new AuditorsDesk(browser, application, "de-DE")) {
      desk.page("Vorfälle", "Alle Vorfälle");
      desk.open(running);
      readAndTakeAway(desk, running, "Prüfen", "Als", "Die Aufzeichnung ist unversehrt");
      desk.tab("Von Tabellen entschieden");
      assertThat(desk.content()).contains("Zeile, die griff", "Zeile ");
      desk.definition(definition("majorIncident"), "Historie");
      assertThat(desk.history()).contains("1 beendet, 1 laufen");
    }
  }

  @Test
  @Tag("walk")
  void whoseSessionHasEndedIsAskedToSignInAgain() {
    try (AuditorsDesk desk = new AuditorsDesk(browser, application, "en-GB")) {
      desk.page("Incidents", "All incidents");
      desk.sessionEnds();
      desk.open(running);
      assertThat(desk.note()).contains("Your session has ended", "Sign in again");
      desk.expectComplaints("status of 401");
    }
  }

  private static void readAndTakeAway(
      AuditorsDesk desk, String number, String verify, String export, String intact)
      throws Exception {
    assertThat(desk.drawn()).isGreaterThan(3);
    desk.press(verify);
    assertThat(desk.note()).contains(intact);
    for (String kind : List.of("HTML", "JSON")) {
      Path file =
          desk.take(
              export.equals("Als") ? "Als %s exportieren".formatted(kind) : "Export as " + kind);
      assertThat(Files.readString(file)).contains(number, "\"chain\"");
      if (kind.equals("HTML")) {
        desk.readOffline(browser, file, number);
      }
    }
  }

  private static String minorAndFixed() throws Exception {
    String alert =
        """
        {"version":"4","groupKey":"{}:{service=\\"search\\"}","status":"firing","receiver":"r",
         "alerts":[{"status":"firing","labels":{"alertname":"Slow","service":"search","severity":"info"},
           "annotations":{"summary":"search is slow"},"startsAt":"2026-01-01T00:00:00Z","fingerprint":"fs"}]}
        """;
    String answer = application.post(RunningApplication.ALERT_KEY, alert).body();
    String number = JSON.readTree(answer).get("incident").asText();
    String task = task("Fix the minor incident", number);
    application.call("clara", "POST", "/task/" + task + "/claim", "{\"userId\":\"clara\"}");
    String result = "{\"variables\":{\"result\":{\"value\":\"Restarted.\"}}}";
    assertThat(application.call("clara", "POST", "/task/" + task + "/submit-form", result))
        .matches(done -> done.statusCode() == 204);
    Wait.until(
        "it is over",
        SOON,
        () ->
            application
                .get("admin", "/process-instance/count?businessKey=" + number)
                .contains("\"count\":0"));
    return number;
  }

  private static String task(String what, String number) throws Exception {
    String path = "/task?maxResults=1&processInstanceBusinessKey=" + number;
    Wait.until(what, SOON, () -> first(path).path("name").asText().startsWith(what));
    return first(path).path("id").asText();
  }

  private static String definition(String key) throws Exception {
    return first("/process-definition?maxResults=1&key=" + key).path("id").asText();
  }

  private static String instance(String number) throws Exception {
    return first("/process-instance?maxResults=1&businessKey=" + number).path("id").asText();
  }

  private static JsonNode first(String path) throws Exception {
    return JSON.readTree(application.get("admin", path)).path(0);
  }
}
