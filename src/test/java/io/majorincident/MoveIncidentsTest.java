package io.majorincident;

import static io.majorincident.Modeler.changed;
import static io.majorincident.Modeler.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.incident.Incident;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A process owner moves running incidents to the set in force. */
class MoveIncidentsTest extends OwnersNight {

  private static final String CALMER =
      changed("pageOnCall.bpmn", "name=\"Acknowledge the page\"", "name=\"Take the page\"");

  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;

  @Test
  void anIncidentGoesOnWithTheNewSetAndItsTimersKeepTheirMoments() {
    Incident incident = scenario.alert("checkout", "critical");
    String old = inForce().id();
    minutes(2);
    Map<String, Date> timers = timers(incident);
    assertThat(timers).containsOnlyKeys("acknowledgementOverdue");
    deployed("quicker", Map.of("pageOnCall.bpmn", CALMER.replace(">${acknowledgeBy}<", ">PT1M<")));

    assertThat(preview()).singleElement().satisfies(is(incident, "MOVABLE"));
    assertThat(sets(incident)).as("a preview changes nothing").containsOnly(old);
    assertThat(move()).singleElement().satisfies(is(incident, "MOVED"));

    assertThat(sets(incident)).containsOnly(inForce().id()).hasSize(2);
    assertThat(timers(incident)).isEqualTo(timers);
    assertThat(preview()).singleElement().satisfies(is(incident, "UP_TO_DATE"));
    assertThat(scenario.told(incident))
        .filteredOn(told -> told.startsWith("Goes on with the diagrams, tables and forms of"))
        .hasSize(1);
    mail.forget();
    minutes(2);
    assertThat(mail.by("pageLevel")).as("four minutes after the page").isEmpty();
    minutes(1);
    assertThat(mail.by("pageLevel")).as("five minutes after the page, once").hasSize(1);
    assertThat(page(incident).getName()).startsWith("Take the page");
    scenario.complete("anna", page(incident), Map.of("answer", "accept"));
    assertThat(scenario.openTasks()).containsExactly("assessImpact");
  }

  @Test
  void aWholeResponseMovesWithAllThatItHasCalledAndGoesOnToItsEnd() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    delegate("technicalLead", "greta", "Roll back.");
    scenario.complete(
        "eva",
        "confirmUpdate",
        Map.of("updateText", "We look into it.", "publicStatus", "investigating"));
    minutes(2);
    Map<String, Date> timers = timers(incident);
    assertThat(timers)
        .containsOnlyKeys(
            "acknowledgementExpired",
            "nextUpdateDue",
            "noProgress",
            "reliefCheckDue",
            "timeBoxOver");
    deployed("pageOnCall.bpmn", CALMER);

    assertThat(move()).singleElement().satisfies(is(incident, "MOVED"));

    assertThat(sets(incident)).containsOnly(inForce().id()).hasSizeGreaterThan(4);
    assertThat(timers(incident)).isEqualTo(timers);
    int before = mail.sent().size();
    scenario.settle();
    assertThat(mail.sent()).as("nothing fires anew").hasSize(before);
    scenario.report("anna", incident, "people", Map.of("pagedTeam", "customerSupportLead"));
    assertThat(page(incident).getName()).as("called from now on").startsWith("Take the page");
    scenario.complete("felix", page(incident), Map.of("answer", "accept"));
    resolve();
    minutes(60);
    assertThat(scenario.openTasks()).containsExactly("writePostmortem");
  }

  @Test
  void anIncidentThatStandsWhereTheNewSetHasNothingStaysAsAWholeAndTheOthersGo() {
    Incident stays = scenario.alert("checkout", "critical");
    Incident goes = scenario.alert("search", "info");
    String old = inForce().id();
    deployed(
        "pageOnCall.bpmn",
        file("pageOnCall.bpmn")
            .replace("\"acknowledgePage\" name", "\"takePage\" name")
            .replace("Ref=\"acknowledgePage\" cancel", "Ref=\"takePage\" cancel")
            .replace("attachedToRef=\"acknowledgePage\"", "attachedToRef=\"takePage\"")
            .replace("sourceRef=\"acknowledgePage\"", "sourceRef=\"takePage\"")
            .replace("targetRef=\"acknowledgePage\"", "targetRef=\"takePage\"")
            .replace("bpmnElement=\"acknowledgePage\"", "bpmnElement=\"takePage\""));

    assertThat(preview())
        .satisfiesExactlyInAnyOrder(
            first -> {
              is(stays, "STAYS").accept(first);
              assertThat(first.path("obstacles").path(0).path("sentence").asText())
                  .isEqualTo(
                      "It stands at 'Acknowledge the page' (acknowledgePage, pageOnCall), which the"
                          + " set in force has no more.");
            },
            second -> is(goes, "MOVABLE").accept(second));
    move();

    assertThat(sets(stays)).as("its main process, too").containsOnly(old);
    assertThat(sets(goes)).containsOnly(inForce().id());
    minutes(5);
    assertThat(mail.to(ANNA)).as("it goes on as before").isNotEmpty();
    assertThat(scenario.told(stays)).noneMatch(told -> told.startsWith("Goes on with"));
  }

  @Test
  void onlyWhoMayDeployMayLookAndMove() {
    Incident incident = scenario.alert("checkout", "critical");
    deployed("pageOnCall.bpmn", CALMER);
    for (String person : new String[] {"felix", "clara", "auditor"}) {
      assertThat(mayMove(person)).as(person).isFalse();
      assertThat(ask(person, HttpMethod.GET, "/migration").getStatusCode())
          .isEqualTo(HttpStatus.FORBIDDEN);
      ResponseEntity<JsonNode> refused =
          ask(person, HttpMethod.POST, "/migration?set=" + inForce().id());
      assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
      assertThat(refused.getBody().path("detail").asText())
          .startsWith("This is only for process owners, and none of your groups may use it.");
    }
    assertThat(sets(incident)).doesNotContain(inForce().id());
    assertThat(mayMove("owner")).isTrue();
    assertThat(mayMove("admin")).isTrue();
    assertThat(ask("admin", HttpMethod.GET, "/migration").getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(http.getForEntity("/api/process-sets/migration", String.class).getStatusCode())
        .as("nobody is signed in")
        .isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void nothingMovesToAnotherSetThanTheOneThatWasLookedAt() {
    Incident incident = scenario.alert("checkout", "critical");
    String before = inForce().id();
    deployed("pageOnCall.bpmn", CALMER);
    for (String set : new String[] {"?set=" + before, ""}) {
      assertThat(ask("owner", HttpMethod.POST, "/migration" + set).getStatusCode())
          .isEqualTo(HttpStatus.CONFLICT);
    }
    assertThat(sets(incident)).containsOnly(before);
  }

  private static java.util.function.Consumer<JsonNode> is(Incident incident, String state) {
    return told -> {
      assertThat(told.path("incident").asText()).isEqualTo(incident.number());
      assertThat(told.path("state").asText()).as("%s", told).isEqualTo(state);
    };
  }

  private boolean mayMove(String person) {
    JsonNode answer = ask(person, HttpMethod.GET, "").getBody();
    assertThat(answer.path("inForce").path("id").asText()).isEqualTo(inForce().id());
    return answer.path("mayMove").asBoolean();
  }

  private Stream<JsonNode> preview() {
    return incidents(ask("owner", HttpMethod.GET, "/migration"));
  }

  private Stream<JsonNode> move() {
    return incidents(ask("owner", HttpMethod.POST, "/migration?set=" + inForce().id()));
  }

  private static Stream<JsonNode> incidents(ResponseEntity<JsonNode> answer) {
    assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.OK);
    return StreamSupport.stream(answer.getBody().path("incidents").spliterator(), false);
  }

  private ResponseEntity<JsonNode> ask(String person, HttpMethod method, String path) {
    return http.withBasicAuth(person, "demo")
        .exchange("/api/process-sets" + path, method, null, JsonNode.class);
  }

  /** The deployments that the parts of an incident run on. */
  private Stream<String> sets(Incident incident) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(incident.number())
        .list()
        .stream()
        .map(ProcessInstance::getProcessDefinitionId)
        .map(id -> repository.getProcessDefinition(id).getDeploymentId());
  }

  /** When each timer of an incident fires. */
  private Map<String, Date> timers(Incident incident) {
    Map<String, Date> timers = new TreeMap<>();
    runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(incident.number())
        .list()
        .forEach(
            part ->
                management
                    .createJobQuery()
                    .processInstanceId(part.getId())
                    .timers()
                    .list()
                    .forEach(timer -> timers.put(element(timer), timer.getDuedate())));
    return timers;
  }

  private String element(Job timer) {
    return management
        .createJobDefinitionQuery()
        .jobDefinitionId(timer.getJobDefinitionId())
        .singleResult()
        .getActivityId();
  }

  private Task page(Incident incident) {
    return scenario.task("acknowledgePage", incident);
  }
}
