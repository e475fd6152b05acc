package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.incident.Incident;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/** What a person sees in a form, and what they are answered. */
class FormTest extends Night {

  /** What the engine's database keeps of a text. */
  private static final int LONGEST_VARIABLE = 4000;

  @Autowired TestRestTemplate http;
  @Autowired RepositoryService repository;

  @Test
  void aFormShowsTheIncidentAsItStandsWhenItIsOpened() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(shown("incidentSummary"))
        .contains(incident.number(), "Severity 1", "Being fixed", "Incident manager: Ben");
    assertThat(shown("lastEvents")).contains("ben acknowledged the page");
    assertThat(shown("taskDue")).isEqualTo("Please answer by 02:10 CET (in 10 min).");
    minutes(4);
    scenario.report("eva", incident, "note", Map.of("reason", "The press calls."));
    assertThat(shown("lastEvents")).contains("The press calls.");
    assertThat(shown("taskDue")).isEqualTo("Please answer by 02:10 CET (in 6 min).");
  }

  @Test
  void anAnswerThatNobodyHasGivenIsLeftOutSoThatTheDefaultOfTheFormHolds() {
    scenario.alert("checkout", "critical");
    JsonNode task = variables("acknowledgePage");
    assertThat(task.has("answer")).as("null would be taken for the answer").isFalse();
    assertThat(task.path("incident").path("value").asText()).startsWith("MI-");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(variables("assessImpact").path("incidentManager").path("value").asText())
        .isEqualTo("ben");
  }

  @Test
  void whatIsAskedAgainIsOpenAndSaysWhatWasAnsweredTheLastTime() {
    scenario.alert("checkout", "critical");
    respond();
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    assertThat(question("confirmResolution", "resolution", "en")).doesNotContain("Last time");
    scenario.complete("ben", "confirmResolution", Map.of("resolution", "stillBroken"));
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    assertThat(question("confirmResolution", "resolution", "en"))
        .contains("Last time: No, back to work");
    assertThat(question("confirmResolution", "resolution", "de"))
        .contains("Letztes Mal: Nein, zurück an die Arbeit");
    assertThat(variables("confirmResolution").has("resolution")).as("chosen by nobody").isFalse();
  }

  @Test
  void noQuestionIsAnsweredByWhatTheProcessKnows() {
    scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    JsonNode shown = variables("assessImpact");
    for (String key : List.of("scope", "reportedSeverity", "startedAt", "securityConcern")) {
      assertThat(shown.has(key)).as(key).isFalse();
    }
  }

  @Test
  void theStatusThatIsProposedIsShownAndHoldsUnlessAnotherIsChosen() {
    scenario.alert("checkout", "critical");
    respond();
    JsonNode shown = variables("eva", "confirmUpdate");
    assertThat(shown.has("publicStatus")).isFalse();
    assertThat(shown.path("proposedStatus").path("value").asText())
        .isEqualTo("Investigating: we look for the cause");
    Map<String, Object> sent = new HashMap<>(Map.of("updateText", "We look into it."));
    sent.put("publicStatus", null);
    scenario.complete("eva", "confirmUpdate", sent);
    assertThat(http.getForObject("/status", String.class)).contains("We look into it.");
  }

  @Test
  void timesAreThoseOfTheBrowser() {
    scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(dueIn("mi-zone=America%2FNew_York")).contains("20:10 EST");
    assertThat(dueIn("mi-zone=Nowhere")).contains("02:10 CET");
  }

  private String dueIn(String cookie) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.COOKIE, cookie);
    return read("/form-variables?deserializeValues=false", "assessImpact", headers)
        .path("taskDue")
        .path("value")
        .asText();
  }

  /** What a form says of a question. */
  private String question(String task, String key, String language) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
    return read("/deployed-form", task, headers).path("components").findParents("key").stream()
        .filter(it -> it.path("key").asText().equals(key))
        .map(JsonNode::toString)
        .findFirst()
        .orElseThrow();
  }

  private JsonNode read(String path, String task, HttpHeaders headers) {
    return http.withBasicAuth("ben", "demo")
        .exchange(
            "/engine-rest/task/" + scenario.task(task).getId() + path,
            HttpMethod.GET,
            new HttpEntity<>(headers),
            JsonNode.class)
        .getBody();
  }

  @Test
  void aStartFormOffersTheRealServices() {
    String definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("majorIncident")
            .latestVersion()
            .singleResult()
            .getId();
    JsonNode form =
        http.withBasicAuth("ben", "demo")
            .getForObject(
                "/engine-rest/process-definition/" + definition + "/deployed-start-form",
                JsonNode.class);
    assertThat(form.findValues("values"))
        .anyMatch(
            values ->
                values.toString().contains("{\"label\":\"Checkout\",\"value\":\"checkout\"}"));
  }

  @Test
  void whoDeclaresAnIncidentAnswersFourQuestionsFirstAndTheRestIsOptional() throws IOException {
    JsonNode form =
        new ObjectMapper().readTree(Diagrams.file("forms", "incidentDeclared.form").toFile());
    List<String> asked = form.path("components").findValuesAsText("key");
    assertThat(asked.subList(0, 4))
        .containsExactly("reportedTitle", "reportedService", "reportedSeverity", "reporterKind");
    for (JsonNode field : form.path("components").findParents("key")) {
      assertThat(field.path("validate").path("required").asBoolean())
          .as("%s is needed", field.get("key"))
          .isEqualTo(asked.indexOf(field.get("key").asText()) < 4);
    }
  }

  @Test
  void aWrongFormIsAnsweredWithASentence() {
    scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    var answer =
        http.withBasicAuth("ben", "demo")
            .postForEntity(
                "/engine-rest/task/" + scenario.task("assessImpact").getId() + "/submit-form",
                Map.of("variables", Map.of("scope", Map.of("value", "everybody"))),
                JsonNode.class);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody().get("message").asText())
        .startsWith("Please correct: '1. How does it affect customers?' is missing.")
        .contains("cannot be 'everybody'.")
        .endsWith("Nothing was lost.");
    assertThat(scenario.openTasks()).containsExactly("assessImpact");
  }

  @Test
  void everyTextThatCanBeEnteredFitsIntoAVariable() throws IOException {
    int texts = 0;
    for (Path form : Diagrams.files("forms", ".form")) {
      for (JsonNode field : new ObjectMapper().readTree(form.toFile()).findParents("key")) {
        if (List.of("textfield", "textarea").contains(field.path("type").asText())) {
          assertThat(field.path("validate").path("maxLength").asInt(Integer.MAX_VALUE))
              .as("maxLength of %s in %s", field.get("key"), form)
              .isLessThanOrEqualTo(LONGEST_VARIABLE);
          texts++;
        }
      }
    }
    assertThat(texts).isGreaterThan(20);
  }

  private String shown(String name) {
    return variables("assessImpact").path(name).path("value").asText();
  }

  private JsonNode variables(String task) {
    return variables("ben", task);
  }

  private JsonNode variables(String person, String task) {
    String path = "/engine-rest/task/%s/form-variables?deserializeValues=false";
    return http.withBasicAuth(person, "demo")
        .getForObject(path.formatted(scenario.task(task).getId()), JsonNode.class);
  }
}
