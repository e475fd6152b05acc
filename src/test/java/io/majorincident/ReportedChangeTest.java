package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.NO_CONTENT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.access.SignedInBrowser;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Role;
import io.majorincident.incident.Roles;
import io.majorincident.incident.Severity;
import io.majorincident.incident.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;

/** What responders report of a running incident from beside the form of their task. */
class ReportedChangeTest extends Night {

  @Autowired TestRestTemplate http;
  @Autowired ObjectMapper json;
  @Autowired Roles roles;

  @Test
  void aNoteStandsInTheTimelineWithItsWriter() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();

    assertThat(report("felix", incident, "note", Map.of("reason", "40 calls until now.")))
        .isEqualTo(NO_CONTENT);

    assertThat(scenario.toldBy("felix", incident))
        .containsExactly("Reported: note. 40 calls until now.");
  }

  @Test
  void nobodyReportsInTheNameOfAnotherByWhatIsSentBesideTheForm() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();

    assertThatThrownBy(
            () -> scenario.report("felix", incident, "note", Map.of("changedBy", "clara")))
        .hasMessageContaining("The form has no field 'changedBy'");
    scenario.report("felix", incident, "note", Map.of());

    assertThat(scenario.toldBy("clara", incident)).isEmpty();
    assertThat(scenario.toldBy("felix", incident)).hasSize(1);
  }

  @Test
  void aRaisedSeverityHoldsAtOnce() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    report("felix", incident, "severity", Map.of("reportedSeverity", "2"));
    assertThat(scenario.now(incident).severity()).isEqualTo(Severity.SEV2);

    report("felix", incident, "severity", Map.of("reportedSeverity", "1"));

    assertThat(scenario.now(incident).severity()).isEqualTo(Severity.SEV1);
  }

  @Test
  void onePersonIsPaged() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    mail.forget();

    report("ben", incident, "people", Map.of("pagedTeam", "greta", "reason", "You know the API."));

    assertThat(mail.by("pageLevel"))
        .singleElement()
        .satisfies(page -> assertThat(page.recipient()).isEqualTo(GRETA))
        .satisfies(page -> assertThat(page.text()).contains("You know the API."));
  }

  @Test
  void aRoleGoesToAnotherPerson() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();

    report("ben", incident, "role", Map.of("changedRole", "incidentManager", "newHolder", "hugo"));

    assertThat(roles.holder(incident.number(), Role.INCIDENT_MANAGER)).contains("hugo");
  }

  @Test
  void aFalseAlarmEndsIt() {
    Incident incident = scenario.alert("checkout", "critical");

    report("anna", incident, "falseAlarm", Map.of());

    assertThat(scenario.now(incident).status()).isEqualTo(Status.FALSE_ALARM);
    assertThat(scenario.openTasks()).isEmpty();
  }

  @Test
  void aDuplicateEndsAndNamesTheOther() {
    Incident first = scenario.alert("checkout", "critical");
    Incident second = scenario.alert("search", "critical");

    report("anna", second, "duplicate", Map.of("duplicateOf", first.number()));

    assertThat(scenario.now(second).duplicateOf()).isEqualTo(first.number());
    assertThat(scenario.now(first).status().ended()).isFalse();
  }

  @Test
  void noneIsADuplicateOfItself() {
    Incident incident = scenario.alert("checkout", "critical");

    ResponseEntity<String> answer =
        send("anna", incident, "duplicate", Map.of("duplicateOf", incident.number()));

    assertThat(answer.getStatusCode()).isEqualTo(BAD_REQUEST);
    assertThat(scenario.now(incident).status().ended()).isFalse();
  }

  @Test
  void theOtherIsNotBeingWithdrawnItself() {
    Incident first = scenario.alert("checkout", "critical");
    Incident second = scenario.alert("search", "critical");
    send("anna", first, "duplicate", Map.of("duplicateOf", second.number()));

    ResponseEntity<String> answer =
        send("ben", second, "duplicate", Map.of("duplicateOf", first.number()));
    scenario.settle();

    assertThat(answer.getStatusCode()).isEqualTo(BAD_REQUEST);
    assertThat(answer.getBody()).contains("has ended itself (Duplicate)");
    assertThat(scenario.now(first).status()).isEqualTo(Status.DUPLICATE);
    assertThat(scenario.now(second).status().ended()).isFalse();
  }

  @Test
  void ofTwoOppositeReportsInTheSameMomentOneHolds() {
    Incident first = scenario.alert("checkout", "critical");
    Incident second = scenario.alert("search", "critical");
    SignedInBrowser anna = at("anna");
    SignedInBrowser ben = at("ben");

    List<HttpStatusCode> answers =
        Stream.of(
                CompletableFuture.supplyAsync(() -> duplicate(anna, first, second)),
                CompletableFuture.supplyAsync(() -> duplicate(ben, second, first)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    scenario.settle();

    assertThat(answers).containsOnlyOnce(NO_CONTENT);
    assertThat(answers)
        .as("the form finds the other one ended, or does the incident")
        .containsAnyOf(CONFLICT, BAD_REQUEST);
    assertThat(Stream.of(first, second).map(scenario::now).map(Incident::status))
        .containsOnlyOnce(Status.DUPLICATE);
  }

  @Test
  void aSecondPressChangesNothingMore() {
    Incident incident = scenario.alert("checkout", "critical");
    Map<String, Object> note = body("note", Map.of("reason", "Once is enough."));
    SignedInBrowser felix = at("felix");

    assertThat(post(felix, incident, note).getStatusCode()).isEqualTo(NO_CONTENT);
    assertThat(post(felix, incident, note).getStatusCode()).isEqualTo(NO_CONTENT);

    assertThat(scenario.toldBy("felix", incident)).hasSize(1);
    note.put("key", UUID.randomUUID().toString());
    post(felix, incident, note);
    assertThat(scenario.toldBy("felix", incident)).as("another report").hasSize(2);
  }

  @Test
  void allThatIsWrongIsSaidAtOnceAndNothingIsTakenIn() throws JsonProcessingException {
    Incident incident = scenario.alert("checkout", "critical");

    ResponseEntity<String> answer = send("felix", incident, "role", Map.of("reason", ""));

    assertThat(answer.getStatusCode()).isEqualTo(BAD_REQUEST);
    JsonNode problem = json.readTree(answer.getBody());
    assertThat(problem.path("faults").valueStream().map(JsonNode::asText))
        .containsExactly(
            "'Why?' is missing.", "Which role is handed over?", "Who takes the role over?");
    assertThat(scenario.toldBy("felix", incident)).isEmpty();
  }

  @Test
  void aReportWithoutAKeyIsRefused() {
    Incident incident = scenario.alert("checkout", "critical");
    Map<String, Object> note = body("note", Map.of());
    note.remove("key");

    ResponseEntity<String> answer = post(at("felix"), incident, note);

    assertThat(answer.getStatusCode()).isEqualTo(BAD_REQUEST);
    assertThat(answer.getBody()).contains("'key' is missing");
  }

  @Test
  void nobodyCanBePagedWhomNobodyKnows() {
    Incident incident = scenario.alert("checkout", "critical");

    assertThat(send("ben", incident, "people", Map.of("pagedTeam", "nobody")).getBody())
        .contains("Which team, role or person is needed?");
  }

  @Test
  void whoIsNoResponderReportsNothing() {
    Incident incident = scenario.alert("checkout", "critical");
    SignedInBrowser auditor = new SignedInBrowser(http).as("auditor", "cockpit");

    ResponseEntity<String> answer = post(auditor, incident, body("falseAlarm", Map.of()));

    assertThat(answer.getStatusCode()).isEqualTo(FORBIDDEN);
    assertThat(answer.getBody()).contains("This is only for responders");
    scenario.asStranger(
        (name, password) ->
            assertThat(
                    http.withBasicAuth(name, password)
                        .postForEntity(path(incident), body("falseAlarm", Map.of()), String.class)
                        .getStatusCode())
                .isEqualTo(FORBIDDEN));
    scenario.settle();
    assertThat(scenario.now(incident).status().ended()).isFalse();
    assertThat(scenario.told(incident)).noneMatch(told -> told.startsWith("Reported"));
  }

  @Test
  void whatIsOverTakesNothingIn() {
    Incident incident = scenario.alert("checkout", "critical");
    report("anna", incident, "falseAlarm", Map.of());

    ResponseEntity<String> answer =
        send("anna", incident, "severity", Map.of("reportedSeverity", "1"));

    assertThat(answer.getStatusCode()).isEqualTo(CONFLICT);
    assertThat(answer.getBody()).contains("declare a new incident");
  }

  @Test
  void anUnknownIncidentIsNotFound() {
    ResponseEntity<String> answer =
        at("anna").post("/api/incidents/MI-1999-0001/changes", body("note", Map.of()));

    assertThat(answer.getStatusCode()).isEqualTo(NOT_FOUND);
  }

  private HttpStatusCode duplicate(SignedInBrowser browser, Incident incident, Incident other) {
    return post(browser, incident, body("duplicate", Map.of("duplicateOf", other.number())))
        .getStatusCode();
  }

  private HttpStatusCode report(
      String person, Incident incident, String change, Map<String, Object> more) {
    HttpStatusCode status = send(person, incident, change, more).getStatusCode();
    scenario.settle();
    return status;
  }

  private ResponseEntity<String> send(
      String person, Incident incident, String change, Map<String, Object> more) {
    return post(at(person), incident, body(change, more));
  }

  private static ResponseEntity<String> post(
      SignedInBrowser browser, Incident incident, Map<String, Object> body) {
    return browser.post(path(incident), body);
  }

  private static Map<String, Object> body(String change, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>();
    body.put("key", UUID.randomUUID().toString());
    body.put("change", change);
    body.put("reason", "Because of what we saw.");
    body.putAll(more);
    return body;
  }

  private static String path(Incident incident) {
    return "/api/incidents/%s/changes".formatted(incident.number());
  }

  private SignedInBrowser at(String person) {
    return new SignedInBrowser(http).as(person, "tasklist");
  }
}
