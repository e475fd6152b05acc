package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.incident.FactChange;
import io.majorincident.incident.FactHistory;
import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** No variable tells any more what held for an incident: its facts do, and lose nothing. */
class FactHistoryTest extends Night {

  @Autowired FactHistory history;
  @Autowired HistoryService engine;
  @Autowired TestRestTemplate http;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void eachFactHasEveryValueWithItsTimeAndWhoOrWhichTableDecided() {
    Instant begin = clock.instant();
    Incident incident = scenario.alert("checkout", "critical");
    minutes(2);
    respond();
    Instant rated = clock.instant();
    scenario.report("greta", incident, "severity", Map.of("reportedSeverity", "2"));

    assertThat(of(incident, "severity"))
        .extracting(FactChange::before, FactChange::after, FactChange::at, FactChange::who)
        .containsExactly(tuple(null, 1, begin, incident.reporter()), tuple(1, 2, rated, "greta"));
    assertThat(of(incident, "severity").get(1))
        .satisfies(
            it -> assertThat(it.table()).isEqualTo("severity"),
            it -> assertThat(it.version()).isPositive(),
            it -> assertThat(it.rows()).isNotBlank());
    assertThat(of(incident, "priority"))
        .extracting(FactChange::before, FactChange::after)
        .containsExactly(tuple(null, "P1"), tuple("P1", "P2"));
    assertThat(of(incident, "urgency")).hasSize(2);
    assertThat(of(incident, "major"))
        .extracting(FactChange::after, FactChange::who)
        .containsExactly(tuple(true, "system"));
    for (String told : List.of("title", "service", "team", "importance")) {
      assertThat(of(incident, told)).as(told).hasSize(1);
    }
  }

  @Test
  void whoLedStandsThereFromOneToTheNext() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report(
        "greta", incident, "role", Map.of("changedRole", "incidentManager", "newHolder", "clara"));
    assertThat(of(incident, "incidentManager"))
        .extracting(FactChange::before, FactChange::after, FactChange::who)
        .containsExactly(tuple(null, "ben", "ben"), tuple("ben", "clara", "greta"));
  }

  @Test
  void whatATableDecidedBeforeStaysReadableWithItsRows() {
    Incident incident = scenario.alert("checkout", "critical");
    Object first = of(incident, IncidentFacts.RESPONSE_PLAN).get(0).after();
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "2"));
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "2"));
    for (String plan : List.of(IncidentFacts.RESPONSE_PLAN, IncidentFacts.COMMUNICATION_PLAN)) {
      assertThat(of(incident, plan))
          .as("the same again is no change")
          .extracting(FactChange::rows, FactChange::who)
          .containsExactly(tuple("severity1", "system"), tuple("severity2", "ben"));
    }
    FactChange second = of(incident, IncidentFacts.RESPONSE_PLAN).get(1);
    assertThat(second.before()).isEqualTo(first).isNotEqualTo(second.after());
  }

  @Test
  void theFirstValueOfAllStandsThereThoughTheTableDecidedOtherwise() {
    Incident incident = scenario.alert("backoffice", "critical");
    List<FactChange> severities = of(incident, "severity");
    assertThat(severities.get(0).before()).isNull();
    assertThat(severities.get(severities.size() - 1).after())
        .isEqualTo(scenario.now(incident).severity().level());
    for (int at = 1; at < severities.size(); at++) {
      assertThat(severities.get(at).before()).isEqualTo(severities.get(at - 1).after());
    }
  }

  @Test
  void thePageOfEveryProcessOfTheIncidentShowsThem() throws Exception {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "2"));
    List<String> processes = processes(incident);
    assertThat(processes).hasSizeGreaterThan(3);
    for (String process : processes) {
      JsonNode sheet = sheet("auditor", process, "en");
      assertThat(sheet.path("incident").asText()).isEqualTo(incident.number());
    }
    JsonNode english = sheet("auditor", processes.get(0), "en");
    assertThat(english.path("facts").toString())
        .contains("\"Severity\",\"value\":\"2\"", "\"Incident manager\",\"value\":\"Ben");
    assertThat(english.path("plans").findValuesAsText("title"))
        .containsExactlyInAnyOrder("Response plan", "Communication plan");
    assertThat(english.at("/history/rows").toString()).contains("severity, version 1, row ");
    JsonNode german = sheet("owner", processes.get(0), "de");
    assertThat(german.path("facts").toString()).contains("\"Schweregrad\"", "Vorfallmanager");
    assertThat(german.at("/history/columns").toString()).contains("Vorher", "Nachher");
  }

  @Test
  void theReportOfAChangeShowsTheFactsOfItsIncident() throws Exception {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "2"));
    String report =
        engine
            .createHistoricProcessInstanceQuery()
            .processDefinitionKey("changeIncident")
            .variableValueEquals("incident", incident.number())
            .singleResult()
            .getId();
    assertThat(sheet("auditor", report, "en").path("incident").asText())
        .isEqualTo(incident.number());
  }

  @Test
  void itIsForReadersOfTheHistoryAlone() {
    Incident incident = scenario.alert("checkout", "critical");
    String process = processes(incident).get(0);
    assertThat(get("ben", process, "en").getStatusCode()).isEqualTo(FORBIDDEN);
    assertThat(get("auditor", process, "en").getStatusCode()).isEqualTo(OK);
    ResponseEntity<String> unknown = get("auditor", "x", "en");
    assertThat(unknown.getStatusCode()).isEqualTo(NOT_FOUND);
    assertThat(unknown.getBody()).contains("no process 'x' whose history you may read");
  }

  @Test
  void aProcessOfNoIncidentSaysSo() {
    scenario.start("greta", "checkReadiness", Map.of());
    String other =
        engine
            .createHistoricProcessInstanceQuery()
            .processDefinitionKey("checkReadiness")
            .orderByProcessInstanceStartTime()
            .desc()
            .listPage(0, 1)
            .get(0)
            .getId();
    ResponseEntity<String> answer = get("auditor", other, "en");
    assertThat(answer.getStatusCode()).isEqualTo(NOT_FOUND);
    assertThat(answer.getBody()).contains("runs for no incident");
  }

  @Test
  void theDossierHasThemInEveryFormOfIt() throws Exception {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report("greta", incident, "severity", Map.of("reportedSeverity", "2"));
    String path = "/api/incidents/%s/dossier".formatted(incident.number());
    JsonNode facts = json.readTree(body("auditor", path + ".json")).path("facts");
    assertThat(facts.findValuesAsText("fact")).containsAll(IncidentFacts.NAMES);
    assertThat(facts.findValuesAsText("who")).contains("ben", "greta", "system");
    assertThat(body("auditor", path + ".html?language=en"))
        .contains("Facts and their history", "severity, version 1, row ");
    assertThat(body("auditor", path + ".html?language=de")).contains("Tatsachen und ihr Verlauf");
  }

  private List<FactChange> of(Incident incident, String fact) {
    return history.of(incident.number()).stream().filter(it -> it.fact().equals(fact)).toList();
  }

  private List<String> processes(Incident incident) {
    return engine
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(incident.number())
        .list()
        .stream()
        .map(it -> it.getId())
        .toList();
  }

  private JsonNode sheet(String person, String process, String language) throws Exception {
    ResponseEntity<String> answer = get(person, process, language);
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(OK);
    return json.readTree(answer.getBody());
  }

  private ResponseEntity<String> get(String person, String process, String language) {
    return http.withBasicAuth(person, "demo")
        .getForEntity(
            "/api/processes/%s/facts?language=%s".formatted(process, language), String.class);
  }

  private String body(String person, String path) {
    ResponseEntity<String> answer =
        http.withBasicAuth(person, "demo").getForEntity(path, String.class);
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(OK);
    return answer.getBody();
  }
}
