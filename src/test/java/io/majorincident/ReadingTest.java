package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** Responders read what they work on and no more, and whoever is in no group reads nothing. */
class ReadingTest extends Night {

  /** What says nothing of anybody: who one is, and which engine there is. */
  private static final Set<String> OF_NOBODY = Set.of("/engine", "/version", "/identity/groups");

  @Autowired TestRestTemplate http;

  @Test
  void whatATaskKnowsIsReadByThoseWhoWorkOnIt() {
    scenario.alert("checkout", "critical");
    String task = "/engine-rest/task/" + scenario.task("acknowledgePage").getId();
    for (String what : List.of("/variables", "/form-variables", "/localVariables")) {
      assertThat(status("ben", task + what)).as("ben %s", what).isEqualTo(200);
      assertThat(status("felix", task + what)).as("felix %s", what).isEqualTo(403);
    }
    assertThat(body("ben", task + "/variables")).contains("incident");
    assertThat(status("felix", task)).as("that there is a task, and whose").isEqualTo(200);
    assertThat(status("auditor", task + "/variables")).isEqualTo(200);
    assertThat(status("owner", task + "/variables")).isEqualTo(200);
  }

  @Test
  void noResponderReadsTheHistoryOfWhatIsNotTheirs() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    String process = scenario.task("assessImpact").getProcessInstanceId();
    for (String list :
        List.of(
            "/history/variable-instance?processInstanceId=" + process + "&maxResults=9",
            "/history/variable-instance?variableName=reportedSeverity&maxResults=9",
            "/history/detail?processInstanceId=" + process + "&maxResults=9",
            "/history/detail?formFields=true&maxResults=9",
            "/history/process-instance?processInstanceBusinessKey=%s&maxResults=9",
            "/history/activity-instance?processInstanceId=" + process + "&maxResults=9",
            "/history/user-operation?maxResults=9",
            "/history/task?processInstanceBusinessKey=%s&maxResults=9",
            "/history/identity-link-log?maxResults=9",
            "/history/job-log?processInstanceId=" + process + "&maxResults=9",
            "/history/decision-instance?maxResults=9",
            "/history/incident?maxResults=9",
            "/variable-instance?processInstanceIdIn=" + process + "&maxResults=9",
            "/process-instance?maxResults=9",
            "/execution?maxResults=9",
            "/job?processInstanceId=" + process + "&maxResults=9",
            "/authorization?maxResults=9")) {
      String path = "/engine-rest" + list.formatted(incident.number());
      assertThat(body("greta", path)).as(path).doesNotContain(process, incident.number());
      assertThat(body("auditor", path)).as(path).startsWith("[");
    }
    assertThat(status("greta", "/engine-rest/process-instance/%s/variables".formatted(process)))
        .isEqualTo(403);
  }

  @Test
  void whoWorkedOnATaskReadsWhatBecameOfIt() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    String path =
        "/engine-rest/history/task?taskDefinitionKey=acknowledgePage&maxResults=9"
            + "&processInstanceBusinessKey="
            + incident.number();
    assertThat(body("ben", path)).contains("acknowledgePage");
    assertThat(body("greta", path)).isEqualTo("[]");
  }

  @Test
  void mailAddressesOfOthersAreMaskedByTheEngineToo() {
    for (String path : List.of("/user?maxResults=99", "/user/anna/profile")) {
      assertThat(body("greta", "/engine-rest" + path))
          .contains("\"a...@muster-shop.example\"", "Becker")
          .doesNotContain("anna@");
      assertThat(body("anna", "/engine-rest" + path)).contains("anna@").doesNotContain("ben@");
      assertThat(body("admin", "/engine-rest" + path)).contains("anna@");
    }
  }

  @Test
  void whoeverIsInNoGroupReadsNothingOfTheEngine() {
    scenario.alert("checkout", "critical");
    var read = new TreeMap<String, String>();
    List<String> paths = new ArrayList<>();
    Endpoints.of("", CamundaRestResources.getResourceClasses()).stream()
        .filter(endpoint -> !endpoint.mayChange() && !OF_NOBODY.contains(endpoint.path()))
        .map(endpoint -> endpoint.path().replaceAll("\\{[^}]*}", "x"))
        .distinct()
        .forEach(paths::add);
    scenario.asStranger(
        (name, password) -> paths.forEach(path -> read.put(path, asked(name, password, path))));
    assertThat(read).hasSizeGreaterThan(100);
    assertThat(read.entrySet()).filteredOn(it -> !it.getValue().matches("403|404")).isEmpty();
    assertThat(read).containsEntry("/task", "403").containsEntry("/user", "403");
  }

  @Test
  void aCalendarEndsWithTheMembership() {
    // nobody lists the calendars of others
    JsonNode made =
        http.withBasicAuth("anna", "demo")
            .postForObject("/api/calendars", Map.of("team", "payments"), JsonNode.class);
    String id = made.path("id").asText();
    assertThat(body("ben", "/api/calendars")).doesNotContain(id);
    assertThat(body("admin", "/api/calendars"))
        .contains(id, "\"creator\":\"anna\"", "\"lastUsedAt\":null")
        .doesNotContain(made.path("address").asText().replaceAll(".*/|[.]ics", ""));
    http.withBasicAuth("admin", "demo").delete("/api/calendars/" + id);
    String path = made.path("address").asText().replaceFirst("^https?://[^/]*", "");
    assertThat(http.getForEntity(path, String.class).getStatusCode().value()).isEqualTo(404);
  }

  private String asked(String name, String password, String path) {
    ResponseEntity<String> answer =
        http.withBasicAuth(name, password).getForEntity("/engine-rest" + path, String.class);
    return String.valueOf(answer.getStatusCode().value());
  }

  private int status(String person, String path) {
    return get(person, path).getStatusCode().value();
  }

  private String body(String person, String path) {
    return get(person, path).getBody();
  }

  private ResponseEntity<String> get(String person, String path) {
    return http.withBasicAuth(person, "demo").getForEntity(path, String.class);
  }
}
