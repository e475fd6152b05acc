package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Nobody hides a task from the others, nor makes it less urgent. */
class TaskChangesTest extends Night {

  private static final List<String> SENT_BY_TASKLIST =
      List.of(
          "name",
          "description",
          "assignee",
          "owner",
          "delegationState",
          "due",
          "followUp",
          "priority",
          "parentTaskId",
          "caseInstanceId",
          "tenantId");

  @Autowired TestRestTemplate http;
  @Autowired TaskService tasks;

  private String path;

  @BeforeEach
  void benReviews() {
    scenario.alert("checkout", "critical");
    respond();
    path = "/engine-rest/task/" + scenario.task("review").getId();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          due         | null
          due         | 2027-01-01T00:00:00.000+0000
          priority    | 0
          name        | Sleep on
          description | Nothing to do
          owner       | ben
          delegationState | PENDING
          """)
  void whatTheProcessSetStays(String property, String value) {
    Task before = scenario.task("review");
    ObjectNode task = read();
    task.put(property, value);
    assertThat(refused(put("ben", task))).contains("set by its process");
    Task after = scenario.task("review");
    assertThat(after.getPriority()).isEqualTo(before.getPriority()).isPositive();
    assertThat(after.getDueDate()).isEqualTo(before.getDueDate()).isNotNull();
    assertThat(after.getName()).isEqualTo(before.getName());
    assertThat(tasks.createTaskQuery().taskAssignee("ben").count()).isEqualTo(1);
  }

  @Test
  void followUpIsAPrivateNote() {
    ObjectNode task = read();
    task.put("followUp", "2027-01-01T00:00:00.000+0000");
    assertThat(put("ben", task).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(scenario.task("review").getFollowUpDate()).isNotNull();
  }

  @Test
  void aTaskIsHandedOnToSomebodyWhoWorksHere() {
    for (String nobody : new String[] {"nobody", "auditor"}) {
      assertThat(refused(post("ben", "/assignee", Map.of("userId", nobody))))
          .contains("'%s' does not work in Tasklist".formatted(nobody));
      ObjectNode task = read();
      task.put("assignee", nobody);
      assertThat(refused(put("ben", task))).contains("'%s' does not".formatted(nobody));
    }
    assertThat(post("ben", "/assignee", Map.of("userId", "clara")).getStatusCode())
        .isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(scenario.task("review").getAssignee()).isEqualTo("clara");
  }

  @Test
  void nobodyClaimsForAnother() {
    assertThat(post("ben", "/unclaim", Map.of()).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(refused(post("clara", "/claim", Map.of("userId", "nobody"))))
        .contains("for yourself alone");
    assertThat(post("clara", "/claim", Map.of("userId", "clara")).getStatusCode())
        .isEqualTo(HttpStatus.NO_CONTENT);
  }

  @Test
  void whoIsAskedStays() {
    Map<String, String> managers = Map.of("groupId", "incidentManager", "type", "candidate");
    Map<String, String> assignee = Map.of("userId", "nobody", "type", "assignee");
    assertThat(refused(post("ben", "/identity-links/delete", managers))).contains("Who is asked");
    assertThat(refused(post("ben", "/identity-links", assignee))).contains("Who is asked");
    assertThat(refused(post("ben", "/delegate", Map.of("userId", "clara"))))
        .contains("Who is asked");
    assertThat(tasks.createTaskQuery().taskCandidateGroup("incidentManager").includeAssignedTasks())
        .extracting(query -> query.count())
        .isEqualTo(1L);
  }

  @Test
  void anAdministratorMayChangeIt() {
    ObjectNode task = read();
    task.put("priority", 1);
    assertThat(put("admin", task).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(scenario.task("review").getPriority()).isEqualTo(1);
  }

  /** As Tasklist sends a task back when one thing about it is changed. */
  private ObjectNode read() {
    return http.withBasicAuth("ben", "demo")
        .getForObject(path, ObjectNode.class)
        .retain(SENT_BY_TASKLIST);
  }

  private static String refused(ResponseEntity<JsonNode> answer) {
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    return answer.getBody().path("message").asText();
  }

  private ResponseEntity<JsonNode> put(String person, ObjectNode task) {
    return http.withBasicAuth(person, "demo")
        .exchange(path, HttpMethod.PUT, new HttpEntity<>(task), JsonNode.class);
  }

  private ResponseEntity<JsonNode> post(String person, String what, Map<String, String> body) {
    return http.withBasicAuth(person, "demo").postForEntity(path + what, body, JsonNode.class);
  }
}
