package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NO_CONTENT;

import io.majorincident.access.SignedInBrowser;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Status;
import io.majorincident.process.IncidentProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever an incident has come to when an alert, a clear or a report arrives: it is taken in, no
 * step fails of it, and what fires anew reaches somebody.
 */
class EveryStateTest extends Night {

  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired Incidents incidents;
  @Autowired IncidentProcess process;
  @Autowired TestRestTemplate http;
  @Autowired JdbcClient jdbc;

  /** What has become of an incident that was just opened by an alert, and nothing more. */
  private Map<String, Consumer<Incident>> states() {
    Map<String, Consumer<Incident>> states = new LinkedHashMap<>();
    states.put("not yet rated", incident -> {});
    states.put("its rating stands still", incident -> standStill());
    states.put("being paged", incident -> scenario.settle());
    states.put("its paging stands still", this::pagingStandsStill);
    states.put("being fixed", this::beingFixed);
    states.put("minor", this::minor);
    states.put("resolved and watched", this::resolved);
    states.put("in its postmortem", this::inItsPostmortem);
    states.put("closed", this::closed);
    states.put("a false alarm, its steps still to come", it -> report(it, "falseAlarm", Map.of()));
    states.put("a false alarm, its steps stand still", this::falseAlarmStandsStill);
    states.put("a false alarm", this::falseAlarm);
    states.put("a duplicate of one that runs", it -> duplicateOf(another("search"), it));
    states.put("a duplicate of one that is over", this::duplicateOfOneThatIsOver);
    states.put("withdrawn, and nobody noted it", this::withdrawnUnnoted);
    states.put("ended by an administrator", this::endedByHand);
    states.put("suspended", this::suspended);
    return states;
  }

  /** Those in which alerts were lost, or could be by a small change. */
  private Map<String, Consumer<Incident>> dangerous() {
    Map<String, Consumer<Incident>> states = states();
    states
        .keySet()
        .retainAll(
            List.of(
                "not yet rated",
                "a false alarm, its steps stand still",
                "withdrawn, and nobody noted it",
                "ended by an administrator",
                "suspended"));
    return states;
  }

  @Test
  void whatFiresAnewReachesSomebody() {
    whatFiresAnewReachesSomebody(dangerous(), List.of(another()));
  }

  @Test
  @Tag("deep")
  void whatFiresAnewReachesSomebodyInEveryState() {
    whatFiresAnewReachesSomebody(states(), List.of(another(), again()));
  }

  private void whatFiresAnewReachesSomebody(
      Map<String, Consumer<Incident>> states, List<String> alerts) {
    states.forEach(
        (state, reach) -> {
          for (String alert : alerts) {
            Incident incident = reached(reach);
            long sent = sentAbout(incident);

            Incident told = takenIn(state, alert);
            long before = told.number().equals(incident.number()) ? sent : 0;

            assertThat(told.status().ended()).as(state).isFalse();
            assertThat(process.runs(told.number())).as(state).isTrue();
            assertThat(sentAbout(told)).as(state).isGreaterThan(before);
            noStepFails(state);
          }
        });
  }

  @Test
  @Tag("deep")
  void whatIsSaidOnceMoreOrIsOverIsTakenIn() {
    states()
        .forEach(
            (state, reach) -> {
              for (String alert :
                  List.of(firing(), AlertFixture.resolved("checkout", "critical"))) {
                reached(reach);

                assertThat(post(alert).getStatusCode().value()).as(state).isEqualTo(202);

                scenario.settle();
                noStepFails(state);
              }
            });
  }

  @Test
  void aFalseAlarmIsTakenInAndSwallowsNothing() {
    isTakenInAndSwallowsNothing(dangerous(), List.of("falseAlarm"));
  }

  @Test
  @Tag("deep")
  void aFalseAlarmOrADuplicateIsTakenInInEveryStateAndSwallowsNothing() {
    isTakenInAndSwallowsNothing(states(), List.of("falseAlarm", "duplicate"));
  }

  private void isTakenInAndSwallowsNothing(
      Map<String, Consumer<Incident>> states, List<String> changes) {
    states.forEach(
        (state, reach) -> {
          for (String change : changes) {
            Incident incident = reached(reach);
            boolean over = incident.status().ended();
            Map<String, Object> more = new HashMap<>();
            if (change.equals("duplicate")) {
              more.put("duplicateOf", another("invoices").number());
            }

            HttpStatusCode answer = report(incident, change, more);

            assertThat(answer).as(state).isEqualTo(over ? CONFLICT : NO_CONTENT);
            assertThat(scenario.now(incident).status().ended()).as(state).isTrue();
            scenario.settle();
            noStepFails(state);
            Incident told = takenIn(state, another());
            assertThat(told.number()).as(state).isNotEqualTo(incident.number());
            assertThat(sentAbout(told)).as(state).isPositive();
          }
        });
  }

  @Test
  @Tag("deep")
  void everyOtherChangeIsTakenInOrRefusedWithASentence() {
    Map<String, Map<String, Object>> changes =
        Map.of(
            "severity", Map.of("reportedSeverity", "1"),
            "people", Map.of("pagedTeam", "greta"),
            "role", Map.of("changedRole", "incidentManager", "newHolder", "hugo"));
    states()
        .forEach(
            (state, reach) ->
                changes.forEach(
                    (change, form) -> {
                      Incident incident = reached(reach);

                      assertThat(report(incident, change, form))
                          .as(change + ": " + state)
                          .isIn(NO_CONTENT, CONFLICT, BAD_REQUEST);

                      if (!isCalledFor(change, state)) {
                        scenario.settle();
                        noStepFails(change + ": " + state);
                      }
                    }));
  }

  /** Who is called, and how often, is only known when it is rated: until then it is tried again. */
  private static boolean isCalledFor(String change, String state) {
    return change.equals("people")
        && List.of("not yet rated", "its rating stands still").contains(state);
  }

  /** A step that stands still does so in this test alone, and not for having failed. */
  private void noStepFails(String state) {
    assertThat(management.createJobQuery().withException().list())
        .as(state)
        .extracting(Job::getExceptionMessage)
        .isEmpty();
  }

  /** Also what waits for the morning, because it is not urgent. */
  private long sentAbout(Incident incident) {
    return jdbc.sql(
            "select count(*) from delivery where reference = :number and state <> 'cancelled'")
        .param("number", incident.number())
        .query(Long.class)
        .single();
  }

  private Incident reached(Consumer<Incident> reach) {
    begin();
    Incident incident = scenario.now(opened(firing()));
    reach.accept(incident);
    return scenario.now(incident);
  }

  private static String firing() {
    return AlertFixture.firing("checkout", "critical");
  }

  private static String another() {
    return AlertFixture.another("checkout", "critical");
  }

  private static String again() {
    return AlertFixture.again("checkout", "critical");
  }

  private Incident takenIn(String state, String alert) {
    ResponseEntity<?> answer = post(alert);
    assertThat(answer.getStatusCode().value()).as(state + answer.getBody()).isEqualTo(202);
    scenario.settle();
    return incidents.get(((Map<?, ?>) answer.getBody()).get("incident").toString());
  }

  private Incident opened(String alert) {
    return incidents.get(post(alert).getBody().get("incident").toString());
  }

  @SuppressWarnings("rawtypes")
  private ResponseEntity<Map> post(String alert) {
    return scenario.post(alert);
  }

  private HttpStatusCode report(Incident incident, String change, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("key", UUID.randomUUID().toString());
    body.put("change", change);
    body.put("reason", "Because of what we saw.");
    return new SignedInBrowser(http)
        .as("anna", "tasklist")
        .post("/api/incidents/%s/changes".formatted(incident.number()), body)
        .getStatusCode();
  }

  private Incident another(String service) {
    return opened(AlertFixture.again(service, "critical"));
  }

  private void standStill() {
    management.createJobQuery().active().withRetriesLeft().list().stream()
        .filter(job -> job.getProcessInstanceId() != null)
        .forEach(job -> management.setJobRetries(job.getId(), 0));
  }

  private void pagingStandsStill(Incident incident) {
    scenario.settle();
    standStill();
  }

  private void beingFixed(Incident incident) {
    scenario.settle();
    respond();
  }

  private void minor(Incident incident) {
    scenario.settle();
    scenario.report("clara", incident, "severity", Map.of("reportedSeverity", "3"));
  }

  private void resolved(Incident incident) {
    beingFixed(incident);
    resolve();
  }

  private void inItsPostmortem(Incident incident) {
    resolved(incident);
    scenario.fastForward(Duration.ofMinutes(61));
  }

  private void closed(Incident incident) {
    endedByHand(incident);
    incidents.move(incident.number(), Status.CLOSED);
  }

  private void falseAlarm(Incident incident) {
    scenario.settle();
    report(incident, "falseAlarm", Map.of());
    scenario.settle();
  }

  private void falseAlarmStandsStill(Incident incident) {
    report(incident, "falseAlarm", Map.of());
    standStill();
  }

  private void duplicateOf(Incident other, Incident incident) {
    report(incident, "duplicate", Map.of("duplicateOf", other.number()));
    scenario.settle();
  }

  private void duplicateOfOneThatIsOver(Incident incident) {
    Incident other = another("search");
    duplicateOf(other, incident);
    report(other, "falseAlarm", Map.of());
    scenario.settle();
  }

  /** As it may have been left by an earlier release. */
  private void withdrawnUnnoted(Incident incident) {
    runtime
        .createMessageCorrelation("IncidentWithdrawn")
        .processInstanceBusinessKey(incident.number())
        .setVariablesToTriggeredScope(Map.of("withdrawal", "falseAlarm"))
        .correlateAll();
    standStill();
  }

  private void endedByHand(Incident incident) {
    scenario.settle();
    parts(incident, true)
        .forEach(part -> runtime.deleteProcessInstance(part.getId(), "by hand", true));
  }

  private void suspended(Incident incident) {
    scenario.settle();
    parts(incident, false).forEach(part -> runtime.suspendProcessInstanceById(part.getId()));
  }

  private List<ProcessInstance> parts(Incident incident, boolean whole) {
    var all = runtime.createProcessInstanceQuery().processInstanceBusinessKey(incident.number());
    return whole ? all.rootProcessInstances().list() : all.list();
  }
}
