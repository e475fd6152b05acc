package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A form takes its own keys, each with a value of its kind, and nothing else. */
class PastTheFormTest extends Night {

  @Autowired TestRestTemplate http;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;

  @Test
  void whoIsAskedAboutOneIncidentAnswersNoOther() {
    Incident other = scenario.alert("checkout", "critical");
    String othersPage = scenario.variable("acknowledgePage", "page");
    Incident own = scenario.alert("backoffice", "critical");
    String task = scenario.task("acknowledgePage", own).getId();
    String asked = ((String) tasks.getVariable(task, "pagedPeople")).split(",")[0];
    assertThat(asked).isNotEqualTo("ben");

    Map<String, Object> sent = values(Map.of("answer", "accept"));
    sent.put("incident", Map.of("value", other.number()));
    sent.put("page", Map.of("value", othersPage));
    sent.put("reportedSeverity", Map.of("value", "3"));
    for (String way : List.of("submit-form", "complete", "resolve")) {
      assertThat(refusal(asked, "/task/%s/%s".formatted(task, way), sent))
          .as(way)
          .contains("'incident'", "'page'", "'reportedSeverity'", "leave it out");
    }
    scenario.settle();
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage", "acknowledgePage");
    assertThat(scenario.now(other).severity()).isEqualTo(Severity.SEV1);
    assertThat(scenario.told(other)).noneMatch(told -> told.contains("acknowledged the page"));
  }

  @Test
  void nobodyHidesAStepByAVariableOfItsName() {
    Map<String, Object> sent = declared();
    sent.put("openChannels", Map.of("value", "x"));
    for (String way : List.of("submit-form", "start")) {
      assertThat(refusal("david", "/process-definition/key/majorIncident/" + way, sent))
          .isEqualTo(
              "Please correct: The form has no field 'openChannels': leave it out. Nothing was lost.");
    }
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void whatIsOverIsToldSoAndNotThatSomethingBroke() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.report("ben", incident, "falseAlarm", Map.of());
    Map<String, Object> note =
        values(Map.of("incident", incident.number(), "change", "falseAlarm", "reason", "x"));
    assertThat(refusal("ben", "/process-definition/key/changeIncident/submit-form", note))
        .startsWith(incident.number() + " is over");
  }

  @Test
  void aProcessGetsItsBusinessKeyItself() {
    assertThat(
            post(
                    "david",
                    "/process-definition/key/majorIncident/submit-form",
                    Map.of("variables", declared(), "businessKey", "MI-2026-0001"))
                .getStatusCode())
        .isEqualTo(HttpStatus.BAD_REQUEST);
  }

  @Test
  void allFaultsAreNamedAtOnceAndInTheLanguageOfThePerson() {
    scenario.alert("checkout", "critical");
    String task = scenario.task("acknowledgePage").getId();
    Map<String, Object> sent = new HashMap<>();
    sent.put("answer", Map.of("value", 1));
    sent.put("page", Map.of("value", "x"));
    HttpHeaders german = headers();
    german.set(HttpHeaders.ACCEPT_LANGUAGE, "de");
    ResponseEntity<JsonNode> answer =
        post("ben", "/task/" + task + "/submit-form", Map.of("variables", sent), german);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody().path("message").asText())
        .startsWith("Bitte berichtige:")
        .contains("muss ein Text sein.", "Das Formular hat kein Feld „page“: Lass es weg.");
  }

  @Test
  void nobodySetsVariablesButAnAdministratorAndThatIsRecorded() {
    Incident incident = scenario.alert("checkout", "critical");
    String instance = scenario.task("acknowledgePage").getProcessInstanceId();
    String path = "/process-instance/%s/variables/acknowledgeBy".formatted(instance);
    for (String person : List.of("ben", "clara", "owner", "auditor")) {
      assertThat(put(person, path, Map.of("value", "x")).getStatusCode())
          .isEqualTo(HttpStatus.FORBIDDEN);
    }

    assertThat(put("admin", path, Map.of("value", "secret-value")).getStatusCode())
        .isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(runtime.getVariable(instance, "acknowledgeBy")).isEqualTo("secret-value");
    assertThat(scenario.told(incident))
        .contains("admin mended a failed step: set by hand: acknowledgeBy.")
        .noneMatch(told -> told.contains("secret-value"));
  }

  @Test
  void notEvenAnAdministratorHidesAStep() {
    scenario.alert("checkout", "critical");
    String instance = scenario.task("acknowledgePage").getProcessInstanceId();
    ResponseEntity<JsonNode> answer =
        post(
            "admin",
            "/process-instance/%s/variables".formatted(instance),
            Map.of("modifications", Map.of("openChannels", Map.of("value", "x"))));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(runtime.getVariable(instance, "openChannels")).isNull();
  }

  private static Map<String, Object> declared() {
    return values(
        Map.of(
            "reportedTitle",
            "x",
            "reportedService",
            "search",
            "reportedSeverity",
            "2",
            "reporterKind",
            "staff"));
  }

  private static Map<String, Object> values(Map<String, ?> plain) {
    Map<String, Object> values = new HashMap<>();
    plain.forEach((name, value) -> values.put(name, Map.of("value", value)));
    return values;
  }

  private String refusal(String person, String path, Map<String, Object> variables) {
    ResponseEntity<JsonNode> answer = post(person, path, Map.of("variables", variables));
    assertThat(answer.getStatusCode()).as(path).isEqualTo(HttpStatus.BAD_REQUEST);
    return answer.getBody().path("message").asText();
  }

  private ResponseEntity<JsonNode> post(String person, String path, Object body) {
    return post(person, path, body, headers());
  }

  private ResponseEntity<JsonNode> post(
      String person, String path, Object body, HttpHeaders headers) {
    return http.withBasicAuth(person, "demo")
        .exchange(
            "/engine-rest" + path,
            HttpMethod.POST,
            new HttpEntity<>(body, headers),
            JsonNode.class);
  }

  private ResponseEntity<JsonNode> put(String person, String path, Object body) {
    return http.withBasicAuth(person, "demo")
        .exchange(
            "/engine-rest" + path,
            HttpMethod.PUT,
            new HttpEntity<>(body, headers()),
            JsonNode.class);
  }

  private static HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return headers;
  }
}
