package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.incident.Incident;
import io.majorincident.timeline.ExportCheck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What an auditor finds in the dossier of an incident, while it runs and when it is over. */
class DossierTest extends Night {

  @Autowired TestRestTemplate http;
  @Autowired JdbcClient jdbc;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void itSaysWhatHappenedAndHowLongItTook() throws Exception {
    Incident incident = scenario.alert("checkout", "critical");
    minutes(3);
    respond();
    resolve();
    JsonNode facts = dossier(incident).path("incident");
    assertThat(facts.path("number").asText()).isEqualTo(incident.number());
    assertThat(facts.path("status").asText()).isEqualTo("resolved");
    assertThat(facts.path("serviceName").asText()).isEqualTo("Checkout");
    assertThat(facts.path("acknowledgedBy").asText()).isEqualTo("ben");
    assertThat(facts.path("secondsToAcknowledge").asLong()).isEqualTo(180);
    assertThat(facts.path("closedAt").isNull()).isTrue();
  }

  @Test
  void itNamesWhoDecidedWhatAndWhichRowOfWhichTable() throws Exception {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    JsonNode dossier = dossier(incident);

    JsonNode acknowledged = find(dossier.path("tasks"), "task", "acknowledgePage");
    assertThat(acknowledged.path("person").asText()).isEqualTo("ben");
    assertThat(acknowledged.path("outcome").asText()).isEqualTo("completed");
    assertThat(values(acknowledged.path("answers"), "value")).contains("accept");
    assertThat(find(dossier.path("tasks"), "task", "review").path("outcome").asText())
        .isEqualTo("open");

    JsonNode rated = find(dossier.path("decisions"), "table", "severity");
    assertThat(rated.path("version").asInt()).isPositive();
    assertThat(rated.path("rows")).isNotEmpty();
    assertThat(rated.at("/rows/0/number").asInt()).isPositive();
    assertThat(values(rated.path("inputs"), "field")).contains("Importance of the service");
    assertThat(values(rated.at("/rows/0/outputs"), "field")).contains("severity", "priority");
  }

  @Test
  void aRowThatDecidedIsKeptOnceAndToldWithAllItsCells() throws Exception {
    Incident incident = scenario.alert("checkout", "critical");
    JsonNode plan = find(dossier(incident).path("decisions"), "table", "responsePlan");
    JsonNode decided = plan.at("/rows/0/outputs");
    assertThat(values(decided, "field")).hasSizeGreaterThan(5).doesNotHaveDuplicates();
    Map<String, String> cells = cells(incident, "responsePlan");
    assertThat(decided)
        .allSatisfy(
            cell ->
                assertThat(cell.path("value").asText(""))
                    .isEqualTo(cells.getOrDefault(cell.path("field").asText(), "")));
    assertThat(outputs(incident, "responsePlan")).as("what marks the row is enough").isEqualTo(1);
  }

  /** What the incident goes by. */
  private Map<String, String> cells(Incident incident, String plan) {
    return jdbc
        .sql(
            """
            select key, coalesce(value, '') from incident_plan, jsonb_each_text(cells)
            where incident = ? and plan = ?
            """)
        .params(incident.number(), plan)
        .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private long outputs(Incident incident, String table) {
    return jdbc.sql(
            """
            select count(*) from act_hi_dec_out
            join act_hi_decinst decision on decision.id_ = dec_inst_id_
            join act_hi_procinst process on process.id_ = decision.proc_inst_id_
            where business_key_ = ? and dec_def_key_ = ?
            """)
        .params(incident.number(), table)
        .query(Long.class)
        .single();
  }

  @Test
  void itHoldsEveryMessageWithoutTheSecretOfItsReceiver() throws Exception {
    Incident incident = scenario.alert("checkout", "critical");
    JsonNode dossier = dossier(incident);
    JsonNode page = find(dossier.path("messages"), "receiver", "ben (mail)");
    assertThat(page.path("subject").asText()).contains(incident.number());
    assertThat(page.path("text").asText()).contains("ACKNOWLEDGE NOW", "/pages/…");
    assertThat(page.path("state").asText()).isEqualTo("DELIVERED");
    assertThat(page.at("/attempts/0/outcome").asText()).isEqualTo("delivered");

    Matcher secret =
        Pattern.compile("/pages/([A-Za-z0-9_-]{20,})").matcher(mail.to(BEN).get(0).text());
    assertThat(secret.find()).isTrue();
    assertThat(dossier.toString()).doesNotContain(secret.group(1), BEN, "example/ben");
    assertThat(body("auditor", path(incident, "dossier.html"))).doesNotContain(secret.group(1));
  }

  @Test
  void itHoldsEveryVariableOperationRoleAndVersion() throws Exception {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "2"));
    JsonNode dossier = dossier(incident);
    assertThat(
            stream(dossier.path("variables"))
                .filter(it -> it.path("name").asText().equals("reportedSeverity"))
                .map(it -> it.path("value").asText()))
        .contains("1", "2");
    assertThat(values(dossier.path("operations"), "operation")).contains("Complete");
    assertThat(values(dossier.path("operations"), "person")).contains("ben");
    assertThat(values(dossier.path("roles"), "role")).contains("incidentManager");
    assertThat(values(dossier.path("set"), "id")).contains("majorIncident", "severity");
    assertThat(values(dossier.path("processes"), "process"))
        .as("called ones and what was reported from outside")
        .contains("majorIncident", "pageOnCall", "rateAssessment", "changeIncident");
  }

  @Test
  void aDiagramShowsEachElementAsOftenAsItWasPassed() throws Exception {
    Incident incident = scenario.alert("checkout", "critical");
    minutes(6);
    scenario.complete("anna", "acknowledgePage", Map.of("answer", "accept"));
    JsonNode processes = dossier(incident).path("processes");
    for (JsonNode process : processes) {
      assertThat(drawn(process.path("id").asText())).isEqualTo(passed(process));
    }
    JsonNode paging = find(processes, "process", "pageOnCall");
    Map<String, Integer> drawn = drawn(paging.path("id").asText());
    assertThat(drawn).as("nobody answered at first").containsKey("acknowledgementOverdue");
    assertThat(drawn.get("acknowledgePage"))
        .isEqualTo(drawn.get("acknowledgementOverdue") + 1)
        .isGreaterThan(1);
  }

  @Test
  void aDiagramShowsWhereItStandsAndWhichLinesWereTaken() throws Exception {
    Incident incident = scenario.alert("checkout", "critical");
    JsonNode processes = dossier(incident).path("processes");
    String paging = find(processes, "process", "pageOnCall").path("id").asText();
    NodeList groups = svg(paging).getElementsByTagName("g");
    assertThat(element(groups, "acknowledgePage").getAttribute("class")).contains("open");
    assertThat(element(groups, "escalateLevel").getAttribute("class")).contains("never");
    assertThat(element(groups, "pageLevelToAcknowledgePage").getAttribute("data-count"))
        .isEqualTo("1");
  }

  @Test
  void anEndedIncidentIsToldAsWholeAsARunningOne() throws Exception {
    Incident incident = scenario.alert("checkout", "info");
    scenario.complete("anna", "fixMinorIncident", Map.of("result", "Restarted."));
    assertThat(scenario.over(incident)).isTrue();
    JsonNode dossier = dossier(incident);
    JsonNode main = find(dossier.path("processes"), "process", "majorIncident");
    assertThat(main.path("state").asText()).isEqualTo("completed");
    assertThat(main.path("ends").toString()).contains("Incident closed");
    assertThat(drawn(main.path("id").asText())).containsEntry("incidentClosed", 1);
    assertThat(dossier.at("/incident/closedAt").isNull()).isFalse();
  }

  @Test
  void bothExportsProveThemselves(@TempDir Path folder) throws Exception {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    for (String file : List.of("dossier.html", "dossier.json")) {
      Path export = folder.resolve(file);
      Files.writeString(export, body("auditor", path(incident, file)));
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      int result =
          ExportCheck.asked(new String[] {"--verify=" + export})
              .orElseThrow()
              .run(new PrintStream(said, true, StandardCharsets.UTF_8));
      assertThat(result).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }
  }

  @Test
  void theExportedPageNeedsNothingFromOutsideAndRunsNothing() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.report(
        "ben", incident, "note", Map.of("reason", "</script><script>alert(1)</script>"));
    String page = body("auditor", path(incident, "dossier.html"));
    assertThat(page).contains("<!doctype html>", "<svg", incident.number());
    assertThat(page).doesNotContain("<script>", "<link", "<img", "src=", "@import", "url(");
    assertThat(Pattern.compile("href=\"[^#]").matcher(page).find()).isFalse();
    assertThat(page).contains("&lt;script&gt;alert(1)").contains("\\u003cscript>alert(1)");
  }

  @Test
  void pageAndExportSayTheSameInBothLanguages() throws Exception {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    for (String language : List.of("en", "de")) {
      String asked = "?language=" + language;
      JsonNode sheet =
          json.readTree(body("auditor", path(incident, "dossier") + asked)).path("sections");
      String page = body("auditor", path(incident, "dossier.html") + asked);
      assertThat(page).contains("<html lang=\"%s\">".formatted(language));
      sheet.forEach(
          section -> {
            assertThat(page).contains("\">" + section.path("title").asText() + "</h2>");
            section
                .path("columns")
                .forEach(column -> assertThat(page).contains("<th>" + column.asText() + "</th>"));
          });
    }
  }

  @Test
  void theTimesInTheSentencesOfTheRecordAreThoseOfThePage() throws Exception {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    resolve();
    assertThat(dossier(incident).path("timeline").toString()).contains(" UTC");
    JsonNode sheet = json.readTree(body("auditor", path(incident, "dossier")));
    assertThat(sheet.path("sections").path(0).toString())
        .contains(" since 2026-11-")
        .doesNotContain(" UTC");
  }

  @Test
  void itIsForReadersOfTheHistoryAlone() {
    Incident incident = scenario.alert("checkout", "critical");
    for (String file : List.of("dossier", "dossier.html", "dossier.json")) {
      assertThat(get("ben", path(incident, file)).getStatusCode()).isEqualTo(FORBIDDEN);
      assertThat(get("owner", path(incident, file)).getStatusCode()).isEqualTo(OK);
      assertThat(get("auditor", "/api/incidents/MI-1999-0001/" + file).getStatusCode())
          .isEqualTo(NOT_FOUND);
    }
    assertThat(get("ben", "/api/incidents").getStatusCode()).isEqualTo(FORBIDDEN);
    assertThat(get("ben", "/api/incidents.csv").getStatusCode()).isEqualTo(FORBIDDEN);
    assertThat(get("ben", "/api/processes/x/path.svg").getStatusCode()).isEqualTo(FORBIDDEN);
    assertThat(get("auditor", "/api/processes/x/path.svg").getStatusCode()).isEqualTo(NOT_FOUND);
    assertThat(get("auditor", "/api/definitions/x/history").getStatusCode()).isEqualTo(NOT_FOUND);
  }

  @Test
  void aDefinitionTellsWhatBecameOfItsInstances() throws Exception {
    Incident incident = scenario.alert("checkout", "info");
    minutes(10);
    scenario.complete("anna", "fixMinorIncident", Map.of("result", "Restarted."));
    String definition =
        find(dossier(incident).path("processes"), "process", "majorIncident")
            .path("definition")
            .asText();
    JsonNode history =
        json.readTree(body("auditor", "/api/definitions/%s/history".formatted(definition)));
    assertThat(history.path("ended").asLong()).isPositive();
    assertThat(everyInstance(definition)).contains(incident.number());
    long shortest = history.path("shortest").asLong();
    assertThat(history.path("median").asLong()).isGreaterThanOrEqualTo(shortest);
    assertThat(history.path("p95").asLong())
        .isBetween(history.path("median").asLong(), history.path("longest").asLong());
    assertThat(find(history.path("elements"), "element", "incidentClosed").path("times").asLong())
        .isPositive();
  }

  /** All pages: other stories move the clock, so the last to end need not be on the first. */
  private List<String> everyInstance(String definition) throws Exception {
    List<String> every = new ArrayList<>();
    List<String> found;
    int page = 1;
    do {
      String path = "/api/definitions/%s/history?page=%d".formatted(definition, page++);
      found = values(json.readTree(body("auditor", path)).path("instances"), "incident");
      every.addAll(found);
    } while (!found.isEmpty());
    return every;
  }

  private JsonNode dossier(Incident incident) throws Exception {
    return json.readTree(body("auditor", path(incident, "dossier.json")));
  }

  private static String path(Incident incident, String file) {
    return "/api/incidents/%s/%s".formatted(incident.number(), file);
  }

  private String body(String person, String path) {
    ResponseEntity<String> answer = get(person, path);
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(OK);
    return answer.getBody();
  }

  private ResponseEntity<String> get(String person, String path) {
    return http.withBasicAuth(person, "demo").getForEntity(path, String.class);
  }

  private Element svg(String process) throws Exception {
    String svg = body("auditor", "/api/processes/%s/path.svg".formatted(process));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  /** How often each element was passed, as the diagram marks it. */
  private Map<String, Integer> drawn(String process) throws Exception {
    Map<String, Integer> drawn = new HashMap<>();
    elements(svg(process).getElementsByTagName("g")).stream()
        .filter(it -> it.getAttribute("class").startsWith("element"))
        .filter(it -> !it.getAttribute("data-count").equals("0"))
        .forEach(
            it ->
                drawn.put(
                    it.getAttribute("data-element"),
                    Integer.valueOf(it.getAttribute("data-count"))));
    return drawn;
  }

  private static Map<String, Integer> passed(JsonNode process) {
    Map<String, Integer> passed = new HashMap<>();
    process
        .path("steps")
        .forEach(step -> passed.merge(step.path("element").asText(), 1, Integer::sum));
    passed.keySet().removeIf(element -> element.endsWith("#multiInstanceBody"));
    return passed;
  }

  private static Element element(NodeList groups, String id) {
    return elements(groups).stream()
        .filter(it -> it.getAttribute("data-element").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static JsonNode find(JsonNode list, String field, String value) {
    return stream(list)
        .filter(it -> it.path(field).asText().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No %s '%s' in %s".formatted(field, value, list)));
  }

  private static List<String> values(JsonNode list, String field) {
    return stream(list).map(it -> it.path(field).asText()).toList();
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
    return list.valueStream();
  }
}
