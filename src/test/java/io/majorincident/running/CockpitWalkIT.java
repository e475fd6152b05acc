package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The auditor's day in Cockpit, in a real browser: find an incident, read it, verify it, take it
 * away.
 */
class CockpitWalkIT extends Walk {

  private String running;
  private String ended;

  @BeforeAll
  void twoIncidents() throws Exception {
    ended = minorAndFixed();
    running = application.begins("checkout", "critical", "Zeppelin tickets cannot be paid");
    task("Acknowledge the page", running);
  }

  @Test
  void theDayOfAnAuditor() throws Exception {
    try (AuditorsDesk desk = new AuditorsDesk(chromium, application, "en-GB")) {
      desk.page("Incidents", "All incidents");
      assertThat(desk.listed()).contains(running, ended);
      desk.search("zeppelin");
      assertThat(desk.listed()).containsExactly(running, ended);
      desk.sort("Number");
      assertThat(desk.listed()).containsExactly(running, ended);
      desk.sort("Number");
      assertThat(desk.listed()).containsExactly(ended, running);
      desk.search("zeppelin tickets");
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

      assertThat(desk.smallestWord(definition("majorIncident"))).isGreaterThanOrEqualTo(7);
      desk.definition(definition("majorIncident"), "History");
      assertThat(desk.history())
          .containsPattern("[1-9]\\d* ended, [1-9]\\d* running")
          .contains(ended);
      assertThat(desk.heated()).isPositive();
      for (String part : List.of("majorIncident", "pageOnCall")) {
        desk.facts(instance(running, part), "Facts of the incident");
        assertThat(desk.told())
            .contains("Severity", "P1", "Response plan", "assessWithin", "severity, version 1, row")
            .contains("Alertmanager");
        assertThat(desk.beyondTheTab()).isZero();
      }
      desk.instance(instance(running));
      assertThat(desk.heading()).contains(running);
    }
  }

  @Test
  void theSameInGerman() throws Exception {
    try (AuditorsDesk desk = new AuditorsDesk(chromium, application, "de-DE")) {
      desk.page("Vorfälle", "Alle Vorfälle");
      desk.open(running);
      readAndTakeAway(desk, running, "Prüfen", "Als", "Die Aufzeichnung ist unversehrt");
      desk.tab("Von Tabellen entschieden");
      assertThat(desk.content()).contains("Zeile, die griff", "Zeile ");
      desk.definition(definition("majorIncident"), "Historie");
      assertThat(desk.history()).containsPattern("[1-9]\\d* beendet, [1-9]\\d* laufen");
      desk.facts(instance(running), "Tatsachen des Vorfalls");
      assertThat(desk.told())
          .contains("Schweregrad", "Reaktionsplan", "severity, Version 1, Zeile", "Vorher");
    }
  }

  @Test
  void whoseSessionHasEndedIsAskedToSignInAgain() {
    try (AuditorsDesk desk = new AuditorsDesk(chromium, application, "en-GB")) {
      desk.page("Incidents", "All incidents");
      desk.sessionEnds();
      desk.open(running);
      assertThat(desk.note()).contains("Your session has ended", "Sign in again");
      desk.expectComplaints("status of 401");
    }
  }

  private void readAndTakeAway(
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
        desk.readOffline(file, number);
      }
    }
  }

  private String minorAndFixed() throws Exception {
    String number = application.begins("search", "info", "The zeppelin is slow");
    String task = task("Fix the minor incident", number).id();
    application.call("clara", "POST", "/task/" + task + "/claim", "{\"userId\":\"clara\"}");
    String result = "{\"variables\":{\"result\":{\"value\":\"Restarted.\"}}}";
    assertThat(application.call("clara", "POST", "/task/" + task + "/submit-form", result))
        .matches(done -> done.statusCode() == 204);
    isOver(number);
    return number;
  }

  private String definition(String key) throws Exception {
    return first("/process-definition?maxResults=1&key=" + key);
  }

  private String instance(String number) throws Exception {
    return first("/process-instance?maxResults=1&businessKey=" + number);
  }

  private String instance(String number, String process) throws Exception {
    return first(
        "/process-instance?maxResults=1&businessKey=%s&processDefinitionKey=%s"
            .formatted(number, process));
  }

  private String first(String path) throws Exception {
    return list(path).map(it -> it.get("id").asText()).findFirst().orElseThrow();
  }
}
