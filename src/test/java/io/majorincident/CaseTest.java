package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.NOT_MODIFIED;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.access.SignedInBrowser;
import io.majorincident.incident.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** What a responder sees beside the form: the whole case, cards, and what became of a task. */
class CaseTest extends Night {

  @Autowired TestRestTemplate http;
  @Autowired ObjectMapper json;

  @Test
  void whoIsPagedAndWhetherTheyAnsweredIsSeen() {
    Incident incident = scenario.alert("checkout", "critical");

    JsonNode paged = of("eva", incident).path("pages").path(0);
    assertThat(names(paged.path("people"))).containsExactly("Ben Carter");
    assertThat(paged.path("by").isNull()).isTrue();
    assertThat(paged.path("ended").isNull()).isTrue();

    respond();
    JsonNode answered = of("eva", incident).path("pages").path(0);
    assertThat(answered.at("/by/name").asText()).isEqualTo("Ben Carter");
    assertThat(answered.path("ended").isNull()).isFalse();
  }

  @Test
  void howBadItIsWhoDoesWhatAndWhatIsPromisedIsSeen() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.complete(
        "eva",
        "confirmUpdate",
        Map.of("updateText", "We are looking into it.", "publicStatus", "investigating"));
    delegate("technicalLead", "david", "Look at the certificate.");

    JsonNode seen = of("felix", incident);

    assertThat(seen.path("severity").asInt()).isEqualTo(1);
    assertThat(seen.path("status").asText()).isEqualTo("fixing");
    assertThat(seen.at("/service/name").asText()).isEqualTo("Checkout");
    assertThat(Instant.parse(seen.path("nextUpdate").asText())).isAfter(clock.instant());
    assertThat(Instant.parse(seen.path("now").asText())).isEqualTo(clock.instant());
    assertThat(seen.path("roles").findValuesAsText("name"))
        .containsExactly("Incident manager", "Ben Carter", "Technical lead", "David Hughes");
    assertThat(seen.at("/alerts/0/firing").asBoolean()).isTrue();
    JsonNode work = task(seen, "workOnDelegation");
    assertThat(work.at("/assignee/name").asText()).isEqualTo("David Hughes");
    assertThat(Instant.parse(work.path("since").asText())).isEqualTo(clock.instant());
    assertThat(names(work.path("groups"))).containsExactly("Technical lead");
  }

  @Test
  void theoriesAndExperimentsAreSeen() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.complete(
        "ben",
        "review",
        Map.of(
            "decision",
            "goOn",
            "hypotheses",
            IncidentScenario.json("[{\"theory\":\"The release broke it.\",\"result\":\"open\"}]")));

    assertThat(of("eva", incident).at("/hypotheses/0/theory").asText())
        .isEqualTo("The release broke it.");
  }

  @Test
  void theNewestIsToldFirstAndDetailsOnlyToWhoWantsThem() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();

    List<String> told = of("eva", incident).path("timeline").findValuesAsText("kind");
    List<String> all =
        seen("eva", incident, "?details=true").path("timeline").findValuesAsText("kind");

    assertThat(told).contains("ImpactAssessed", "Opened").doesNotContain("StepDone", "TaskMoved");
    assertThat(told.indexOf("ImpactAssessed")).isLessThan(told.indexOf("Opened"));
    assertThat(all).contains("StepDone", "TaskMoved", "ImpactAssessed");
  }

  @Test
  void whoAsksAgainIsToldInOneLookThatNothingHasChanged() {
    Incident incident = scenario.alert("checkout", "critical");
    SignedInBrowser eva = at("eva");
    String before = eva.get(path(incident)).getHeaders().getETag();

    assertThat(eva.getUnlessIs(before, path(incident)).getStatusCode()).isEqualTo(NOT_MODIFIED);
    assertThat(eva.getUnlessIs(before, path(incident) + "?details=true").getStatusCode())
        .as("that is something else")
        .isEqualTo(OK);

    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    ResponseEntity<String> after = eva.getUnlessIs(before, path(incident));
    assertThat(after.getStatusCode()).isEqualTo(OK);
    assertThat(after.getHeaders().getETag()).isNotEqualTo(before);
  }

  @Test
  void theCaseIsOnlyForWhoIsSignedIn() {
    Incident incident = scenario.alert("checkout", "critical");
    SignedInBrowser eva = at("eva");
    eva.signOut();

    assertThat(eva.get(path(incident)).getStatusCode()).isEqualTo(UNAUTHORIZED);
    assertThat(at("eva").get("/api/incidents/MI-1999-0001/case").getStatusCode())
        .isEqualTo(NOT_FOUND);
  }

  @Test
  void respondersMayReportChangesAndAuditorsMayNot() {
    Incident incident = scenario.alert("checkout", "critical");

    assertThat(of("felix", incident).path("mayReport").asBoolean()).isTrue();
    JsonNode read = read(new SignedInBrowser(http).as("auditor", "cockpit").get(path(incident)));
    assertThat(read.path("mayReport").asBoolean()).isFalse();
  }

  @Test
  void theCardsOfAWholeListAreOneQuestion() {
    Incident checkout = scenario.alert("checkout", "critical");
    Incident search = scenario.alert("search", "warning");

    JsonNode cards =
        read(
            at("eva")
                .get(
                    "/api/cards?number=%s&number=%s&number=MI-1999-0001"
                        .formatted(checkout.number(), search.number())));

    assertThat(cards.path("incidents").findValuesAsText("number"))
        .containsExactly(checkout.number(), search.number());
    assertThat(cards.at("/incidents/0/service/name").asText()).isEqualTo("Checkout");
    assertThat(cards.at("/incidents/0/severity").asInt()).isEqualTo(1);
    assertThat(Instant.parse(cards.at("/incidents/0/startedAt").asText()))
        .isEqualTo(checkout.startedAt());
  }

  @Test
  void whoComesSecondLearnsWhoHasTheTaskAndWhoCompletedIt() {
    scenario.alert("checkout", "critical");
    String page = scenario.task("acknowledgePage").getId();
    assertThat(fate("anna", page).path("state").asText()).isEqualTo("free");

    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    JsonNode taken = fate("anna", page);
    assertThat(taken.path("state").asText()).isEqualTo("completed");
    assertThat(taken.at("/by/name").asText()).isEqualTo("Ben Carter");
    assertThat(taken.path("name").asText()).startsWith("Acknowledge the page · MI-");
    assertThat(taken.path("at").isNull()).isFalse();

    JsonNode claimed = fate("anna", scenario.task("assessImpact").getId());
    assertThat(claimed.path("state").asText()).isEqualTo("claimed");
    assertThat(claimed.at("/by/id").asText()).isEqualTo("ben");
  }

  @Test
  void aTaskThatWasOvertakenEndedWithoutAnAnswerOfAnybody() {
    Incident incident = scenario.alert("checkout", "critical");
    String page = scenario.task("acknowledgePage").getId();
    scenario.report("anna", incident, "falseAlarm", Map.of());

    JsonNode ended = fate("ben", page);

    assertThat(ended.path("state").asText()).isEqualTo("ended");
    assertThat(ended.path("by").isNull()).isTrue();
    assertThat(ended.path("incident").asText()).isEqualTo(incident.number());
  }

  @Test
  void nobodyLearnsOfATaskThatNeverWas() {
    assertThat(at("ben").get("/api/tasks/none").getStatusCode()).isEqualTo(NOT_FOUND);
  }

  @Test
  void whoMayReadNoTasksLearnsNothingOfThem() {
    scenario.alert("checkout", "critical");
    String page = scenario.task("acknowledgePage").getId();
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));

    scenario.asStranger(
        (name, password) -> {
          ResponseEntity<String> answer =
              http.withBasicAuth(name, password).getForEntity("/api/tasks/" + page, String.class);
          assertThat(answer.getStatusCode()).isEqualTo(FORBIDDEN);
        });
  }

  private JsonNode fate(String person, String task) {
    return read(at(person).get("/api/tasks/" + task));
  }

  private JsonNode of(String person, Incident incident) {
    return seen(person, incident, "");
  }

  private JsonNode seen(String person, Incident incident, String query) {
    return read(at(person).get(path(incident) + query));
  }

  private static String path(Incident incident) {
    return "/api/incidents/%s/case".formatted(incident.number());
  }

  private SignedInBrowser at(String person) {
    return new SignedInBrowser(http).as(person, "tasklist");
  }

  private JsonNode read(ResponseEntity<String> answer) {
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(OK);
    try {
      return json.readTree(answer.getBody());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode task(JsonNode seen, String kind) {
    return seen.path("tasks")
        .valueStream()
        .filter(task -> task.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(JsonNode list) {
    return list.valueStream().map(it -> it.path("name").asText()).toList();
  }
}
