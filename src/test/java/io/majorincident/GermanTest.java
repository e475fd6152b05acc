package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.majorincident.incident.Incident;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
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

/** What the engine's REST interface delivers to somebody whose browser asks for German. */
class GermanTest extends Night {

  private static final MediaType HAL = MediaType.parseMediaType("application/hal+json");

  @Autowired TestRestTemplate http;
  @Autowired FilterService filters;
  @Autowired TaskService tasks;

  @Test
  void aTaskIsNamedInTheLanguageThatTheBrowserPrefers() {
    Incident incident = scenario.alert("checkout", "critical");
    String which = " · %s %s".formatted(incident.number(), incident.title());
    for (String german : List.of("de", "de-AT,de;q=0.9,en;q=0.8", "en;q=0.5,de")) {
      assertThat(names(german, "/task?maxResults=9"))
          .as(german)
          .containsExactly("Alarmierung bestätigen" + which);
    }
    for (String other : List.of("en", "fr", "en,de;q=0.5", "")) {
      assertThat(names(other, "/task?maxResults=9"))
          .as(other)
          .containsExactly("Acknowledge the page" + which);
    }
    assertThat(scenario.task("acknowledgePage").getName())
        .as("the record keeps one language")
        .isEqualTo("Acknowledge the page" + which);
  }

  @Test
  void soItIsWhereverTasklistAsks() {
    scenario.alert("checkout", "critical");
    String task = scenario.task("acknowledgePage").getId();
    String filter = filters.createTaskFilterQuery().filterName("Mine").singleResult().getId();
    for (JsonNode answer :
        List.of(
            read("de", "/task/" + task),
            body(ask("ben", "de", "POST", "/task?maxResults=9", Map.of("taskId", task))),
            read("de", "/filter/%s/list?maxResults=9".formatted(filter)),
            body(
                ask(
                    "ben",
                    "de",
                    "GET",
                    "/filter/%s/list?maxResults=9".formatted(filter),
                    null,
                    HAL)),
            body(
                ask(
                    "ben",
                    "de",
                    "POST",
                    "/filter/%s/list?maxResults=9".formatted(filter),
                    Map.of(),
                    HAL)),
            body(ask("ben", "de", "GET", "/task/" + task, null, HAL)))) {
      assertThat(answer.findValuesAsText("name"))
          .anyMatch(name -> name.startsWith("Alarmierung bestätigen · MI-"))
          .noneMatch(name -> name.startsWith("Acknowledge"));
      assertThat(answer.findValuesAsText("description"))
          .contains(
              "Sag sofort, dass du übernimmst oder dass du nicht kannst: Kann niemand von den"
                  + " Gefragten, werden ohne Warten die Nächsten gerufen.");
    }
    JsonNode embedded = body(ask("ben", "de", "GET", "/task/" + task, null, HAL)).path("_embedded");
    assertThat(embedded.findValuesAsText("name"))
        .contains("Bereitschaft alarmieren", "Vorfallmanager");
  }

  @Test
  void aFormAsksInGermanAndKeepsItsFieldsAndValues() {
    scenario.alert("checkout", "critical");
    String path = "/task/%s/deployed-form".formatted(scenario.task("acknowledgePage").getId());
    JsonNode german = read("de", path);
    JsonNode english = read("en", path);
    assertThat(german.findValuesAsText("label"))
        .containsExactly(
            "Deine Antwort",
            "Ich übernehme",
            "Ich kann nicht: bitte die Nächsten fragen",
            "Es ist vorbei: den Vorfall schließen",
            "Ich gebe es jemand anderem",
            "Wem?",
            "Warum gerade ihnen?");
    assertThat(german.toString()).contains("#### Was gefragt ist", "{{pageReason}}", "{{taskDue}}");
    assertThat(english.findValuesAsText("label")).contains("Your answer", "I take it");
    for (String untouched : List.of("id", "key", "value", "type", "defaultValue")) {
      assertThat(german.findValuesAsText(untouched))
          .as(untouched)
          .isEqualTo(english.findValuesAsText(untouched));
    }
  }

  @Test
  void theFactsOfAFormAreTheReadersLanguageAndTime() {
    scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    String path = "/task/%s/form-variables".formatted(scenario.task("assessImpact").getId());
    assertThat(shown("ben", "de", path, "incidentSummary"))
        .contains("Schweregrad 1", "Wird behoben", "Priorität P", "Service Checkout")
        .contains("Vorfallmanager: Ben Carter", "Konferenz https://")
        .doesNotContain("Severity", "Being fixed", "ago");
    assertThat(shown("ben", "de", path, "lastEvents"))
        .startsWith("Letzte Ereignisse:\n- 02:00 MEZ");
    assertThat(shown("ben", "de", path, "taskDue"))
        .isEqualTo("Bitte antworte bis 02:10 MEZ (in 10 min).");
    tasks.addCandidateUser(scenario.task("assessImpact").getId(), "david");
    assertThat(shown("david", "en", path, "taskDue"))
        .as("works in London")
        .isEqualTo("Please answer by 01:10 GMT (in 10 min).");
    minutes(11);
    assertThat(shown("ben", "de", path, "taskDue"))
        .isEqualTo("Das war fällig: 02:10 MEZ, vor 1 min.");
    assertThat(read("de", path).path("teams").toString())
        .contains("Technischer Leiter", "Team Payments");
  }

  @Test
  void thePersonWhoIsPagedReadsWhy() {
    scenario.alert("checkout", "critical");
    String path = "/task/%s/form-variables".formatted(scenario.task("acknowledgePage").getId());
    assertThat(shown("ben", "de", path, "pageReason")).isEqualTo("Neuer größerer Vorfall");
    assertThat(shown("ben", "en", path, "pageReason")).isEqualTo("New major incident");
  }

  @Test
  void whatCanBeStartedIsNamedAndAskedInGerman() {
    String list = "/process-definition?latestVersion=true&startableInTasklist=true&maxResults=9";
    assertThat(names("de", list))
        .containsExactlyInAnyOrder(
            "Größerer Vorfall",
            "Änderung zu einem Vorfall melden",
            "Eine Schicht übernehmen",
            "Eine Abwesenheit melden",
            "Um einen Schichttausch bitten",
            "Einen Kontakt bestätigen",
            "Die Bereitschaft prüfen");
    assertThat(names("en", list))
        .containsExactlyInAnyOrder(
            "Major incident",
            "Report a change to an incident",
            "Take over a shift",
            "Report an absence",
            "Ask for a swap",
            "Verify a contact",
            "Check readiness");
    JsonNode definition = read("de", list).get(0);
    for (String which : List.of(definition.path("id").asText(), "key/changeIncident")) {
      JsonNode form = read("de", "/process-definition/%s/deployed-start-form".formatted(which));
      assertThat(form.path("components").get(0).path("text").asText())
          .matches(
              "(?s)#### (Einen (Vorfall melden|Kontakt bestätigen)|Um einen Schichttausch bitten|Eine (Änderung zu einem Vorfall melden|Schicht übernehmen"
                  + "|Abwesenheit melden)).*");
    }
    JsonNode declare = read("de", "/process-definition/key/majorIncident/deployed-start-form");
    assertThat(declare.findValuesAsText("label")).contains("Welcher Service?", "Checkout");
  }

  @Test
  void theReadyFiltersAndTheGroupsAreNamedInGerman() {
    assertThat(names("de", "/filter?maxResults=99")).contains("Meine", "Überfällig");
    assertThat(names("en", "/filter?maxResults=99")).contains("Mine", "Overdue");
    assertThat(names("de", "/group?maxResults=99"))
        .contains("Technischer Leiter", "Untersuchungsausschuss für größere Vorfälle", "Payments");
    assertThat(names("de", "/identity/groups?userId=ben")).contains("Bearbeiter");
  }

  @Test
  void whoChangesAFilterInAGermanBrowserChangesNothingElseOfIt() {
    String path =
        "/filter/" + filters.createTaskFilterQuery().filterName("Overdue").singleResult().getId();
    JsonNode before = body(ask("admin", "en", "GET", path, null));
    ObjectNode sent = body(ask("admin", "de", "GET", path, null)).deepCopy();
    assertThat(sent.path("name").asText()).isEqualTo("Überfällig");
    ((ObjectNode) sent.path("properties")).put("color", "#b5152b");
    assertThat(ask("admin", "de", "PUT", path, sent).getStatusCode())
        .isEqualTo(HttpStatus.NO_CONTENT);

    ObjectNode after = body(ask("admin", "en", "GET", path, null)).deepCopy();
    assertThat(after.path("properties").path("color").asText()).isEqualTo("#b5152b");
    assertThat(ask("admin", "en", "PUT", path, before).getStatusCode())
        .isEqualTo(HttpStatus.NO_CONTENT);
    ((ObjectNode) after.path("properties")).set("color", before.path("properties").get("color"));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void whoChangesATaskInAGermanBrowserDoesNotRenameIt() {
    scenario.alert("checkout", "critical");
    String name = scenario.task("acknowledgePage").getName();
    String path = "/task/" + scenario.task("acknowledgePage").getId();
    ObjectNode task = body(ask("admin", "de", "GET", path, null)).deepCopy();
    task.retain("name", "description", "assignee", "due", "priority");
    task.put("priority", 99);
    ResponseEntity<JsonNode> taken = ask("admin", "de", "PUT", path, task);
    assertThat(taken.getStatusCode()).as("%s", taken).isEqualTo(HttpStatus.NO_CONTENT);
    assertThat(scenario.task("acknowledgePage").getPriority()).isEqualTo(99);
    assertThat(scenario.task("acknowledgePage").getName()).isEqualTo(name);
    assertThat(scenario.task("acknowledgePage").getDescription())
        .startsWith("Say at once that you take it");
  }

  @Test
  void aWrongFormIsAnsweredInGerman() {
    scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    String path = "/task/%s/submit-form".formatted(scenario.task("assessImpact").getId());
    Map<String, ?> wrong =
        Map.of(
            "variables",
            Map.of(
                "scope", Map.of("value", "everybody"),
                "customerEffect", Map.of("value", "x".repeat(3001)),
                "supportTickets", Map.of("value", -1)));
    ResponseEntity<JsonNode> answer = ask("ben", "de", "POST", path, wrong);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody().path("message").asText())
        .startsWith("Bitte berichtige: „1. Wie wirkt es sich auf die Kunden aus?“ ist 3001 Zeichen")
        .contains("„2. Was sehen die Kunden?“ fehlt.", "kann nicht „everybody“ sein.")
        .contains("„5. Supporttickets bisher“ muss eine Zahl ab 0 sein, ist aber „-1“.")
        .endsWith("Nichts ist verloren gegangen.");
    assertThat(scenario.openTasks()).containsExactly("assessImpact");
  }

  @Test
  void soIsAReportThatARuleRefuses() {
    ResponseEntity<JsonNode> answer =
        ask(
            "ben",
            "de",
            "POST",
            "/process-definition/key/changeIncident/submit-form",
            Map.of(
                "variables",
                Map.of(
                    "incident", Map.of("value", "MI-1999-0001"),
                    "change", Map.of("value", "role"),
                    "reason", Map.of("value", "x"))));
    assertThat(answer.getBody().path("message").asText())
        .isEqualTo(
            "Bitte berichtige: Es gibt keinen Vorfall „MI-1999-0001“. Eine Nummer sieht aus wie"
                + " MI-2026-0001; Tasklist zeigt sie im Namen jeder Aufgabe. Welche Rolle wird"
                + " übergeben? Wer übernimmt die Rolle? Nichts ist verloren gegangen.");
  }

  @Test
  void whatIsNoAnswerOfOursIsLeftAsItIs() {
    assertThat(ask("ben", "de", "GET", "/task/nobodyKnows", null).getStatusCode())
        .isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(ask("ben", "de", "GET", "/task/count", null).getBody().path("count").isInt())
        .isTrue();
    assertThat(ask("ben", "de", "GET", "/version", null).getHeaders().getVary())
        .doesNotContain(HttpHeaders.ACCEPT_LANGUAGE);
  }

  private List<String> names(String language, String path) {
    return read(language, path).findValuesAsText("name");
  }

  private String shown(String person, String language, String path, String variable) {
    return body(ask(person, language, "GET", path, null)).path(variable).path("value").asText();
  }

  private JsonNode read(String language, String path) {
    ResponseEntity<JsonNode> answer = ask("ben", language, "GET", path, null);
    assertThat(answer.getHeaders().getVary()).contains(HttpHeaders.ACCEPT_LANGUAGE);
    return body(answer);
  }

  private static JsonNode body(ResponseEntity<JsonNode> answer) {
    assertThat(answer.getStatusCode()).as("%s", answer).isEqualTo(HttpStatus.OK);
    return answer.getBody();
  }

  private ResponseEntity<JsonNode> ask(
      String person, String language, String method, String path, Object body) {
    return ask(person, language, method, path, body, MediaType.APPLICATION_JSON);
  }

  private ResponseEntity<JsonNode> ask(
      String person, String language, String method, String path, Object body, MediaType accept) {
    HttpHeaders headers = new HttpHeaders();
    headers.setAccept(List.of(accept));
    if (!language.isEmpty()) {
      headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
    }
    return http.withBasicAuth(person, "demo")
        .exchange(
            "/engine-rest" + path,
            HttpMethod.valueOf(method),
            new HttpEntity<>(body, headers),
            JsonNode.class);
  }
}
