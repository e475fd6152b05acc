package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.incident.Incident;
import io.majorincident.timeline.Timeline;
import io.majorincident.timeline.TimelineEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record is complete, says who and when, and cannot be changed. */
class TimelineTest extends Night {

  @Autowired Timeline timeline;
  @Autowired JdbcClient jdbc;
  @Autowired TestRestTemplate http;

  @Test
  void everyStepDecisionTaskAndMessageIsRecorded() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    List<TimelineEntry> entries = timeline.of(incident.number());
    assertThat(entries)
        .extracting(TimelineEntry::kind)
        .contains(
            "Opened",
            "StepDone",
            "Decided",
            "SeverityRated",
            "Paged",
            "MessageHandedOver",
            "MessageDelivered",
            "TaskMoved",
            "PageAcknowledged",
            "RoleTaken",
            "StatusChanged",
            "ChannelsOpened",
            "ImpactAssessed");
    assertThat(entries)
        .anyMatch(
            it -> it.text().startsWith("Table 'severity' (version 1), row reportedOneCritical"))
        .anyMatch(it -> it.kind().equals("ImpactAssessed") && it.who().equals("ben"))
        .allMatch(it -> it.at().equals(MovableClock.START));
  }

  @Test
  void aStepThatWasCancelledIsNotToldAsDone() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    assertThat(steps(incident, "StepDone"))
        .anyMatch(step -> step.startsWith("Assess the incident"));
    scenario.report("ben", incident, "falseAlarm", Map.of());
    assertThat(steps(incident, "StepCancelled"))
        .contains("Review the progress (reviewProgress, majorIncident) ended before it was done")
        .noneMatch(step -> step.startsWith("Assess the incident"));
    assertThat(steps(incident, "StepDone"))
        .anyMatch(step -> step.startsWith("Closed as false alarm (closedAsFalseAlarm"))
        .noneMatch(step -> step.contains("(reviewProgress,"))
        .noneMatch(step -> step.contains("ended before"));
    assertThat(scenario.told(incident)).noneMatch(told -> told.contains("ended before"));
  }

  @Test
  void nobodyCanChangeOrRemoveAnEntry() {
    scenario.alert("checkout", "critical");
    for (String attempt :
        List.of(
            "update timeline_entry set text = 'nothing happened'",
            "delete from timeline_entry",
            "truncate timeline_entry")) {
      assertThatThrownBy(() -> jdbc.sql(attempt).update())
          .hasMessageContaining("entries are never changed or removed");
    }
  }

  private List<String> steps(Incident incident, String kind) {
    return timeline.of(incident.number()).stream()
        .filter(entry -> entry.kind().equals(kind))
        .map(TimelineEntry::text)
        .toList();
  }

  @Test
  void theEndOfACalledProcessIsToldOnce() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(timeline.of(incident.number()))
        .filteredOn(entry -> entry.text().contains("(pageAcknowledged, pageOnCall)"))
        .hasSize(1);
  }

  @Test
  void anAuditorReadsTheWholeRecordAndWhatWasSent() {
    Incident incident = scenario.alert("checkout", "critical");
    mail.down(true);
    minutes(5);
    scenario.complete("anna", "acknowledgePage", Map.of("answer", "accept"));
    String record = read("auditor", "/api/incidents/%s/timeline", incident.number()).getBody();
    assertThat(record).contains("\"kind\":\"Decided\"", "\"who\":\"anna\"", "not wanted any more");
    assertThat(read("auditor", "/api/incidents/%s/deliveries", incident.number()).getBody())
        .contains("pageLevel", ANNA, "CANCELLED")
        .doesNotContain("/pages/");
    assertThat(read("auditor", "/api/incidents/%s/timeline", "MI-1").getStatusCode())
        .isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(
            http.getForEntity("/api/incidents/" + incident.number() + "/timeline", String.class)
                .getStatusCode())
        .isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  private ResponseEntity<String> read(String person, String path, String number) {
    return http.withBasicAuth(person, "demo").getForEntity(path.formatted(number), String.class);
  }
}
