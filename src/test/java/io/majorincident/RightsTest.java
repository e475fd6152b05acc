package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.OK;

import io.majorincident.incident.Incident;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;

/** What a responder may do over REST, beside the forms. */
class RightsTest extends Night {

  @Autowired TestRestTemplate http;
  @Autowired RuntimeService runtime;

  @Test
  void nobodyStartsAPieceOfTheLifecycleByItself() {
    Incident incident = scenario.alert("checkout", "critical");
    Map<String, Object> forged =
        Map.of(
            "businessKey",
            incident.number(),
            "variables",
            Map.of("incident", Map.of("value", incident.number())));
    for (String piece : List.of("postmortem", "resolveIncident", "pageOnCall", "rateSeverity")) {
      assertThat(ben("POST", "/process-definition/key/" + piece + "/start", forged))
          .as(piece)
          .isEqualTo(FORBIDDEN);
    }
    scenario.settle();
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
  }

  @Test
  void aDeclarationDoesNotTakeOverAnotherIncident() {
    Incident running = scenario.alert("checkout", "critical");
    int before = scenario.told(running).size();
    runtime.startProcessInstanceByMessage(
        "AlertReceived",
        Map.of(
            "incident", running.number(),
            "reportedTitle", "The search is slow",
            "reportedService", "search",
            "reporter", "felix",
            "reportedSeverity", 3));
    scenario.settle();
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage", "fixMinorIncident");
    assertThat(scenario.task("fixMinorIncident").getName())
        .contains("The search is slow")
        .doesNotContain(running.number());
    assertThat(scenario.told(running)).hasSize(before);
  }

  @Test
  void whoMayTakeATaskWorksOnItAndGivesItBackButWritesNothingPastItsForm() {
    scenario.alert("checkout", "critical");
    String task = "/task/" + scenario.task("acknowledgePage").getId();
    Map<String, String> toGreta = Map.of("userId", "greta");

    assertThat(ben("POST", task + "/assignee", toGreta)).isEqualTo(FORBIDDEN);
    assertThat(ben("PUT", task, Map.of("due", "2030-01-01T00:00:00.000+0000")))
        .isEqualTo(FORBIDDEN);
    assertThat(ben("POST", task + "/claim", Map.of("userId", "ben"))).isEqualTo(NO_CONTENT);
    assertThat(ben("PUT", task + "/variables/pagedTeam", Map.of("value", "press")))
        .isEqualTo(FORBIDDEN);
    assertThat(ben("POST", task + "/unclaim", Map.of())).isEqualTo(NO_CONTENT);
    assertThat(ben("POST", task + "/claim", Map.of("userId", "ben"))).isEqualTo(NO_CONTENT);
    assertThat(
            ben(
                "POST",
                task + "/submit-form",
                Map.of("variables", Map.of("answer", Map.of("value", "accept")))))
        .isEqualTo(NO_CONTENT);
    scenario.settle();
    assertThat(scenario.openTasks()).containsExactly("assessImpact");
    assertThat(ben("GET", "/task/" + scenario.task("assessImpact").getId() + "/form-variables", ""))
        .isEqualTo(OK);
  }

  @Test
  void whoWorksOnATaskCommentsOnItAndReadsNoOtherHistoryThanThatOfTasks() {
    Incident incident = scenario.alert("checkout", "critical");
    String task = "/task/" + scenario.task("acknowledgePage").getId();

    assertThat(ben("POST", task + "/comment/create", Map.of("message", "I am on the train.")))
        .isEqualTo(OK);
    assertThat(benReads(task + "/comment")).contains("I am on the train.");
    assertThat(benReads("/history" + task.replace("/task/", "/task?maxResults=1&taskId=")))
        .contains("acknowledgePage");
    for (String other : List.of("process-instance", "activity-instance", "decision-instance")) {
      assertThat(benReads("/history/%s?maxResults=5".formatted(other))).as(other).isEqualTo("[]");
    }
    assertThat(scenario.now(incident).status().ended()).isFalse();
  }

  private String benReads(String path) {
    return http.withBasicAuth("ben", "demo").getForObject("/engine-rest" + path, String.class);
  }

  private HttpStatusCode ben(String method, String path, Object body) {
    return http.withBasicAuth("ben", "demo")
        .exchange(
            "/engine-rest" + path,
            HttpMethod.valueOf(method),
            new HttpEntity<>(method.equals("GET") ? null : body),
            String.class)
        .getStatusCode();
  }
}
