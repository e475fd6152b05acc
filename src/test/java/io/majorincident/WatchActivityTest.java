package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Role;
import io.majorincident.incident.Roles;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** bpmn/watchActivity.bpmn: whoever took it and falls asleep is called again. */
class WatchActivityTest extends Night {

  @Autowired HistoryService history;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired Roles roles;

  @Test
  void anAcknowledgementWithoutActivityExpiresAndThePageGoesOutAgain() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    minutes(29);
    assertThat(pagedAgain(incident)).isEmpty();
    minutes(1);
    assertThat(pagedAgain(incident)).singleElement().asString().contains("ben", "primary");
    minutes(5);
    assertThat(pagedAgain(incident)).as("level by level, as the first one").hasSize(2);
    takeIt("anna");
    assertThat(leader(incident)).isEqualTo("anna");
    minutes(29);
    assertThat(pagedAgain(incident)).hasSize(2);
    minutes(1);
    assertThat(pagedAgain(incident)).as("and it is watched on").hasSize(3);
    takeIt("ben");
    assertThat(leader(incident)).isEqualTo("ben");
  }

  @Test
  void whoeverDoesAnythingIsAwake() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    minutes(20);
    scenario.report("clara", incident, "note", Map.of());
    minutes(20);
    scenario.putBack("review");
    scenario.claim("ben", "review");
    minutes(29);
    assertThat(pagedAgain(incident)).isEmpty();
    minutes(1);
    assertThat(pagedAgain(incident)).hasSize(1);
  }

  @Test
  void anotherSeverityBringsItsOwnTime() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    lasting("PT4H", incident);
    minutes(10);
    scenario.report("clara", incident, "severity", Map.of("reportedSeverity", "2"));
    minutes(30);
    assertThat(pagedAgain(incident)).as("by the plan of severity 2").hasSize(1);
  }

  @Test
  void whereThePlanSaysNothingAnAcknowledgementLastsUntilTheEnd() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    lasting("", incident);
    minutes(90);
    assertThat(pagedAgain(incident)).isEmpty();
  }

  @Test
  void whereThePlanWatchesNothingTheWatchEnds() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    lasting("", incident);
    scenario.plan(incident, "responsePlan", "checkRespondersEvery", "");
    String watched =
        runtime
            .createProcessInstanceByKey("majorIncident")
            .businessKey(incident.number())
            .startBeforeActivity("watchResponse")
            .execute()
            .getId();
    scenario.settle();
    assertThat(
            history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(watched)
                .activityId("sideWorkDone")
                .count())
        .isEqualTo(1);
  }

  @Test
  void whileTheTeamIsBeingCalledAnyhowItIsNotCalledTwice() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report("clara", incident, "people", Map.of("pagedTeam", incident.team()));
    minutes(44);
    assertThat(pagedAgain(incident)).isEmpty();
  }

  private void takeIt(String person) {
    scenario.tasks("acknowledgePage").stream()
        .filter(this::isForSilence)
        .forEach(task -> scenario.complete(person, task, Map.of("answer", "accept")));
  }

  private boolean isForSilence(Task task) {
    return "Nobody has been active for too long"
        .equals(tasks.getVariable(task.getId(), "pageReason"));
  }

  private String leader(Incident incident) {
    return roles.holder(incident.number(), Role.INCIDENT_MANAGER).orElseThrow();
  }

  private List<String> pagedAgain(Incident incident) {
    return scenario.told(incident).stream()
        .filter(told -> told.startsWith("Paged ") && told.contains("Nobody has been active"))
        .toList();
  }

  /** The plan of the running incident is another one. */
  private void lasting(String duration, Incident incident) {
    scenario.plan(incident, "responsePlan", "acknowledgementLasts", duration);
  }
}
