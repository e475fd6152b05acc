package io.majorincident;

import static io.majorincident.Modeler.changed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.channel.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody shuts the door for alerts by mistake, and if it is shut, that is seen and told. */
class IntakeTest extends OwnersNight {

  private static final String MAIL = "admin@example.org";
  private static final String ADMINISTRATORS = "camunda-admin";

  @Autowired JdbcClient jdbc;
  @Autowired IdentityService identity;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;

  @BeforeEach
  void theAdministratorHasAnAddress() {
    address(MAIL);
  }

  @AfterEach
  void takeBackWhatWasDone() {
    address("");
    jdbc.sql("update act_re_procdef set suspension_state_ = 1, tenant_id_ = null").update();
    jdbc.sql("update act_ru_jobdef set suspension_state_ = 1").update();
    jdbc.sql("delete from intake_outage").update();
    tasks.createTaskQuery().taskNameLike("Let alerts in%").list().stream()
        .map(Task::getId)
        .forEach(id -> tasks.deleteTask(id, true));
    identity.deleteMembership("ben", ADMINISTRATORS);
  }

  @Test
  void aDeploymentForOneTenant() {
    ResponseEntity<JsonNode> answer = sent(Map.of("tenant-id", "x"));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody().path("message").asText()).contains("Leave the tenant id empty.");
  }

  @ParameterizedTest
  @CsvSource({
    "deployment-source,Major incident",
    "deployment-source,' major INCIDENT '",
    "deployment-name,SpringAutoDeployment"
  })
  void aDeploymentThatClaimsToBeOurs(String field, String claim) {
    ResponseEntity<JsonNode> answer = sent(Map.of(field, claim));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody().path("message").asText())
        .contains("a release of the application is deployed by the application alone");
  }

  @Test
  void aDeploymentThatWouldBeginLater() {
    ResponseEntity<JsonNode> answer =
        sent(Map.of("deployment-activation-time", "2036-01-01T00:00:00"));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody().path("message").asText()).contains("Leave the time empty.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"majorIncident", "pageOnCall", "rateSeverity", "askPerson"})
  void nobodySuspendsWhatAlertsStart(String key) {
    ProcessDefinition definition = definition(key);
    boolean called = !key.equals("askPerson");
    for (String later : new String[] {"", ",\"executionDate\":\"2036-01-01T00:00:00\""}) {
      String body = "{\"suspended\":true,\"includeProcessInstances\":true" + later + "}";
      refused("/process-definition/" + definition.getId() + "/suspended", body, called);
      refused("/process-definition/key/" + key + "/suspended", body, called);
      refused(
          "/process-definition/suspended",
          body.replace("{", "{\"processDefinitionKey\":\"" + key + "\","),
          called);
    }
  }

  @Test
  void norItsJobs() {
    JobDefinition jobs =
        management.createJobDefinitionQuery().processDefinitionKey("pageOnCall").list().get(0);
    String whole = "{\"processDefinitionKey\":\"pageOnCall\",\"suspended\":true}";
    refused("/job-definition/" + jobs.getId() + "/suspended", "{\"suspended\":true}", true);
    refused("/job-definition/suspended", whole, true);
    refused("/job/suspended", whole, true);
    ResponseEntity<String> retries =
        put("admin", "/job-definition/" + jobs.getId() + "/retries", "{\"retries\":0}");
    assertThat(retries.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(retries.getBody()).contains("jobs without retries never run");
  }

  @Test
  void norAllIncidentsAtOnce() {
    scenario.alert("checkout", "critical");
    List<String> all =
        runtime.createProcessInstanceQuery().list().stream().map(ProcessInstance::getId).toList();
    String ids = all.stream().map("\"%s\""::formatted).collect(Collectors.joining(",", "[", "]"));
    assertThat(all).hasSizeGreaterThan(1);
    for (String chosen :
        List.of(
            "\"processDefinitionKey\":\"pageOnCall\"",
            "\"processDefinitionId\":\"%s\"".formatted(definition("majorIncident").getId()),
            "\"processInstanceIds\":" + ids,
            "\"processInstanceQuery\":{}",
            "\"historicProcessInstanceQuery\":{\"unfinished\":true}")) {
      String body = "{%s,\"suspended\":true}".formatted(chosen);
      notAtOnce(HttpMethod.PUT, "/process-instance/suspended", body);
      if (!chosen.startsWith("\"processDefinition")) {
        notAtOnce(HttpMethod.POST, "/process-instance/suspended-async", body);
      }
    }
    assertThat(runtime.createProcessInstanceQuery().suspended().count()).isZero();
    String one = "{\"processInstanceIds\":[\"%s\"],\"suspended\":true}".formatted(all.get(0));
    assertThat(put("admin", "/process-instance/suspended", one).getStatusCode())
        .as("a single one")
        .isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(put("admin", "/process-instance/suspended", one.replace("true", "false")))
        .extracting(ResponseEntity::getStatusCode)
        .isEqualTo(HttpStatus.NO_CONTENT);
  }

  private void notAtOnce(HttpMethod method, String path, String body) {
    ResponseEntity<String> answer = send("admin", method, path, body);
    assertThat(answer.getStatusCode()).as(path + body).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody()).contains("Suspend one at a time");
  }

  @Test
  void whoMayNotSuspendIsToldThat() {
    assertThat(
            put(
                    "ben",
                    "/process-definition/key/majorIncident/suspended",
                    "{\"suspended\":true,\"includeProcessInstances\":true}")
                .getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update act_re_procdef set suspension_state_ = 2 where key_ = 'majorIncident'",
        "update act_re_procdef set suspension_state_ = 2 where key_ = 'pageOnCall'",
        "update act_re_procdef set tenant_id_ = 'x' where key_ = 'majorIncident'",
        "update act_ru_jobdef set suspension_state_ = 2 where proc_def_key_ = 'majorIncident'"
      })
  void aDoorThatIsShutIsSeenAndToldOnce(String shut) {
    assertThat(readiness()).isEqualTo(HttpStatus.OK);
    jdbc.sql(shut).update();
    assertThat(readiness()).as("asked a moment ago").isEqualTo(HttpStatus.OK);
    later();
    assertThat(readiness()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    later();
    assertThat(readiness()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(health("liveness")).isEqualTo(HttpStatus.OK);
    assertThat(http.getForEntity("/status", String.class).getStatusCode().is5xxServerError())
        .isFalse();
    assertThat(mail.to(MAIL)).extracting(Delivery::subject).containsExactly("No alert is taken in");

    takeBackSuspension();
    later();
    assertThat(readiness()).isEqualTo(HttpStatus.OK);
    later();
    assertThat(readiness()).isEqualTo(HttpStatus.OK);
    assertThat(mail.to(MAIL))
        .extracting(Delivery::subject)
        .containsExactly("No alert is taken in", "Alerts are taken in again");
  }

  @Test
  void administratorsWithoutMailAreToldByWhateverContactTheyHaveAndInTasklist() {
    address("");
    identity.createMembership("ben", ADMINISTRATORS);
    jdbc.sql("update act_re_procdef set suspension_state_ = 2 where key_ = 'majorIncident'")
        .update();
    later();
    assertThat(readiness()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    scenario.settle();
    assertThat(push.to("https://push.muster-shop.example/ben")).hasSize(1);
    assertThat(tasks.createTaskQuery().taskCandidateGroup(ADMINISTRATORS).list())
        .extracting(Task::getName)
        .containsExactly("Let alerts in again");
    takeBackSuspension();
    later();
    assertThat(readiness()).isEqualTo(HttpStatus.OK);
    assertThat(tasks.createTaskQuery().taskCandidateGroup(ADMINISTRATORS).count()).isZero();
  }

  @Test
  void noSingleAlertMakesItSaySo() {
    ResponseEntity<String> answer =
        http.postForEntity("/api/alertmanager/" + IncidentContext.ALERT_KEY, "{", String.class);
    assertThat(answer.getStatusCode().is4xxClientError()).isTrue();
    later();
    assertThat(readiness()).isEqualTo(HttpStatus.OK);
    assertThat(mail.to(MAIL)).isEmpty();
  }

  private void takeBackSuspension() {
    jdbc.sql("update act_re_procdef set suspension_state_ = 1, tenant_id_ = null").update();
    jdbc.sql("update act_ru_jobdef set suspension_state_ = 1").update();
  }

  private void later() {
    scenario.fastForward(Duration.ofSeconds(6));
  }

  private HttpStatusCode readiness() {
    return health("readiness");
  }

  private HttpStatusCode health(String group) {
    return http.getForEntity("/actuator/health/" + group, String.class).getStatusCode();
  }

  private void refused(String path, String body, boolean ofAlerts) {
    ResponseEntity<String> answer = put("admin", path, body);
    if (ofAlerts) {
      assertThat(answer.getStatusCode()).as(path).isEqualTo(HttpStatus.BAD_REQUEST);
      assertThat(answer.getBody()).contains("Nothing was suspended: alerts start the process '");
    } else {
      assertThat(answer.getStatusCode()).as(path).isEqualTo(HttpStatus.NO_CONTENT);
      put("admin", path, body.replace("true", "false"));
    }
  }

  private ResponseEntity<String> put(String person, String path, String body) {
    return send(person, HttpMethod.PUT, path, body);
  }

  private ResponseEntity<String> send(String person, HttpMethod how, String path, String body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.withBasicAuth(person, "demo")
        .exchange("/engine-rest" + path, how, new HttpEntity<>(body, headers), String.class);
  }

  private ResponseEntity<JsonNode> sent(Map<String, String> fields) {
    String calmer =
        changed("pageOnCall.bpmn", "name=\"Acknowledge the page\"", "name=\"Take the page\"");
    return owner().deploy(fields, Map.of("pageOnCall.bpmn", calmer));
  }

  private ProcessDefinition definition(String key) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(key)
        .latestVersion()
        .singleResult();
  }

  private void address(String mail) {
    User admin = identity.createUserQuery().userId("admin").singleResult();
    admin.setEmail(mail);
    identity.saveUser(admin);
  }
}
