package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.incident.Incident;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** bpmn/changeIncident.bpmn: what a person may say, and the answer to what cannot be. */
class ChangeIncidentTest extends Night {

  @Test
  void aNoteGoesIntoTheRecord() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.report("felix", incident, "note", Map.of("reason", "A journalist called."));
    assertThat(scenario.told(incident)).contains("Reported: note. A journalist called.");
  }

  @Test
  void anUnknownNumberIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                scenario.start(
                    "felix",
                    "changeIncident",
                    Map.of("incident", "MI-1", "change", "falseAlarm", "reason", "None.")))
        .hasMessageContaining("There is no incident 'MI-1'");
  }

  @Test
  void whatIsMissingForEachChangeIsAskedFor() {
    Incident incident = scenario.alert("checkout", "critical");
    refused(incident, "severity", "Which severity is it?");
    refused(incident, "people", "Which team, role or person is needed?");
    refused(incident, "role", "Who takes the role over?");
    refused(incident, "duplicate", "Which other incident is the same?");
    refused(incident, "relapse", "Only a resolved incident can relapse.");
  }

  @Test
  void nothingChangesAnIncidentThatIsOver() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.report("ben", incident, "falseAlarm", Map.of());
    refused(incident, "falseAlarm", "is over");
  }

  private void refused(Incident incident, String change, String answer) {
    assertThatThrownBy(() -> scenario.report("ben", incident, change, Map.of()))
        .hasMessageContaining(answer);
  }

  @Test
  void twoIncidentsCannotBeDuplicatesOfEachOther() {
    Incident first = scenario.alert("checkout", "critical");
    Incident second = scenario.alert("search", "critical");
    scenario.report("ben", second, "duplicate", Map.of("duplicateOf", first.number() + " "));
    assertThat(scenario.now(second).duplicateOf()).isEqualTo(first.number());
    assertThatThrownBy(
            () ->
                scenario.report("ben", first, "duplicate", Map.of("duplicateOf", second.number())))
        .hasStackTraceContaining("has ended itself (Duplicate)");
    assertThat(scenario.over(first)).as("somebody still works on it").isFalse();
  }
}
