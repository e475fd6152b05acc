package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.access.SignedInBrowser;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What breaks again after the watched hour is worked on under a new number that names the old. */
class BrokenAgainTest extends Night {

  @Autowired Incidents incidents;
  @Autowired TestRestTemplate http;

  @Test
  void whoReportsItInTasklistIsToldTheNewNumberAndBothNameEachOther() throws Exception {
    Incident earlier = resolvedLongAgo();
    mail.forget();
    scenario.report("ben", earlier, "relapse", Map.of("reason", "Nobody can pay."));
    Incident next = incidents.get(incidents.after(earlier.number()).get(0));

    assertThat(mail.by("tellIncident"))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.recipient()).isEqualTo(BEN);
              assertThat(told.text()).contains(earlier.number(), next.number());
            });
    assertThat(mail.by("pageLevel"))
        .isNotEmpty()
        .allSatisfy(
            page ->
                assertThat(page.text())
                    .containsAnyOf(
                        "The same was broken before: see " + earlier.number(),
                        "Dasselbe war schon einmal gestört: siehe " + earlier.number()));
    assertThat(next.title()).isEqualTo(earlier.title());
    assertThat(next.description()).isEqualTo("Nobody can pay.");
    assertThat(next.severity()).isEqualTo(earlier.severity());
    assertThat(scenario.told(next))
        .contains(
            "The same was broken before: see %s, which stays resolved."
                .formatted(earlier.number()));
    assertThat(scenario.told(earlier))
        .contains(
            "Broken again after the watch for a relapse had ended: %s is opened for it."
                .formatted(next.number()));
    assertThat(caseOf(next).path("brokenBefore").asText()).isEqualTo(earlier.number());
    assertThat(caseOf(earlier).path("brokenAgain").path(0).asText()).isEqualTo(next.number());
    assertThat(scenario.openTasks()).as("the postmortem goes on").contains("writePostmortem");
  }

  @Test
  void theDoorAnswersWithTheNewNumberAndASecondReportOpensNoOther() {
    Incident earlier = resolvedLongAgo();
    incidents.move(earlier.number(), Status.CLOSED);
    ResponseEntity<String> first = report("anna", earlier, "one-relapse");
    String next = incidents.after(earlier.number()).get(0);
    assertThat(first.getStatusCode()).isEqualTo(HttpStatus.CREATED);
    assertThat(first.getBody()).isEqualTo("{\"incident\":\"%s\"}".formatted(next));
    assertThat(report("anna", earlier, "one-relapse").getBody()).isEqualTo(first.getBody());
    assertThat(report("clara", earlier, "another-one").getBody()).isEqualTo(first.getBody());
    assertThat(incidents.after(earlier.number())).containsExactly(next);
    assertThat(scenario.told(incidents.get(next)))
        .contains("Reported: it is broken again. It is back.");
    scenario.settle();
    assertThat(scenario.anotherAlert("checkout", "critical").number())
        .as("its alerts belong to the new one")
        .isEqualTo(next);
  }

  @Test
  void anAlertAfterItIsClosedOpensOneThatIsLinked() {
    Incident earlier = resolvedLongAgo();
    incidents.move(earlier.number(), Status.CLOSED);
    Incident next = scenario.anotherAlert("checkout", "critical");
    assertThat(incidents.before(next.number())).contains(earlier.number());
    assertThat(incidents.after(earlier.number())).isEqualTo(List.of(next.number()));
  }

  @Test
  void whatIsWatchedGoesOnAsItself() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    resolve();
    assertThat(report("anna", incident, "one-relapse").getStatusCode())
        .isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(incidents.after(incident.number())).isEmpty();
  }

  @Test
  void whatWasAFalseAlarmIsNotBrokenAgain() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.report("ben", incident, "falseAlarm", Map.of());
    assertThatThrownBy(() -> scenario.report("ben", incident, "relapse", Map.of()))
        .hasStackTraceContaining("Only a resolved incident can relapse.");
  }

  private Incident resolvedLongAgo() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    resolve();
    minutes(61);
    return incident;
  }

  private ResponseEntity<String> report(String person, Incident incident, String key) {
    Map<String, Object> body = new HashMap<>();
    body.put("key", key);
    body.put("change", "relapse");
    body.put("reason", "It is back.");
    return new SignedInBrowser(http)
        .as(person, "tasklist")
        .post("/api/incidents/%s/changes".formatted(incident.number()), body);
  }

  private JsonNode caseOf(Incident incident) throws JsonProcessingException {
    return new ObjectMapper()
        .readTree(
            new SignedInBrowser(http)
                .as("ben", "tasklist")
                .get("/api/incidents/%s/case".formatted(incident.number()))
                .getBody());
  }
}
