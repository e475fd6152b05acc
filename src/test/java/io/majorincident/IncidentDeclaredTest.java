package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.OK;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.incident.Incident;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** forms/incidentDeclared.form: what is wrong is said at once, before anything begins. */
class IncidentDeclaredTest extends Night {

  @Autowired TestRestTemplate http;

  @Test
  void aStartThatIsNoMomentIsRefusedBeforeAnythingBegins() {
    var answer = declare("startedAt", "yesterday");
    assertThat(answer.getStatusCode()).isEqualTo(BAD_REQUEST);
    assertThat(message(answer)).contains("Please correct: 'yesterday' is no moment");
    nothingBegan();
  }

  @Test
  void nothingHasStartedInTheFuture() {
    var answer = declare("startedAt", "2026-11-24T09:00+01:00");
    assertThat(answer.getStatusCode()).isEqualTo(BAD_REQUEST);
    assertThat(message(answer)).contains("cannot have started in the future");
    nothingBegan();
  }

  @Test
  void aClockThatIsALittleFastKeepsNobodyFromDeclaring() {
    assertThat(declare("startedAt", "2026-11-23T02:01+01:00").getStatusCode()).isEqualTo(OK);
    scenario.settle();
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
  }

  @Test
  void nobodyDeclaresUnderTheNumberOfAnotherIncident() {
    Incident running = scenario.alert("checkout", "critical");
    var answer = declare("incident", running.number());
    assertThat(answer.getStatusCode()).isEqualTo(BAD_REQUEST);
    assertThat(message(answer)).contains("The form has no field 'incident': leave it out.");
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
  }

  @Test
  void aServiceThatNobodyKnowsPagesTheDefaultTeam() {
    assertThat(declare("reportedService", "coffee machine").getStatusCode()).isEqualTo(OK);
    scenario.settle();
    assertThat(mail.by("pageLevel")).extracting("recipient").containsExactly(CLARA);
  }

  private ResponseEntity<JsonNode> declare(String variable, String value) {
    Map<String, Object> form = new HashMap<>();
    form.put("reportedTitle", Map.of("value", "The search is slow"));
    form.put("reportedService", Map.of("value", "search"));
    form.put("reportedSeverity", Map.of("value", "2"));
    form.put("reporterKind", Map.of("value", "staff"));
    form.put(variable, Map.of("value", value));
    return http.withBasicAuth("felix", "demo")
        .postForEntity(
            "/engine-rest/process-definition/key/majorIncident/start",
            Map.of("variables", form),
            JsonNode.class);
  }

  private static String message(ResponseEntity<JsonNode> answer) {
    return answer.getBody().path("message").asText();
  }

  private void nothingBegan() {
    scenario.settle();
    assertThat(scenario.openTasks()).isEmpty();
    assertThat(mail.sent()).isEmpty();
  }
}
