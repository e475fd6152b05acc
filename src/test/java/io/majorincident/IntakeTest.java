package io.majorincident;

import static io.majorincident.Modeler.changed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.channel.Delivery;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
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

  @Autowired JdbcClient jdbc;
  @Autowired IdentityService identity;
  @Autowired ManagementService management;

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
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.withBasicAuth(person, "demo")
        .exchange(
            "/engine-rest" + path, HttpMethod.PUT, new HttpEntity<>(body, headers), String.class);
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
