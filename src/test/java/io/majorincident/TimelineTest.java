package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.incident.Incident;
import io.majorincident.timeline.Timeline;
import io.majorincident.timeline.TimelineEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record is complete, says who and when, and cannot be changed. */
class TimelineTest extends Night {

  @Autowired Timeline timeline;
  @Autowired JdbcClient jdbc;

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
}
