package io.majorincident;

import static io.majorincident.Modeler.changed;
import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.DeliveryStatus;
import io.majorincident.channel.Outbox;
import io.majorincident.incident.Incident;
import io.majorincident.timeline.Timeline;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner says in bpmn/taskNotice.dmn how people hear of a task. */
class OwnTaskNoticeTest extends OwnersNight {

  @Autowired Timeline timeline;
  @Autowired Outbox outbox;

  @Test
  void anotherRowHoldsForTheNextIncidentAndTheRecordNamesIt() {
    deployed(
        "taskNotice.dmn",
        changed("taskNotice.dmn", "\"confirmUpdate\",\"releaseUpdate\"", "\"assessImpact\""));
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(outbox.of(incident.number()))
        .filteredOn(it -> it.key().contains("announceTask"))
        .as("called by each contact")
        .extracting(DeliveryStatus::channel)
        .containsExactlyInAnyOrder("mail", "push");
    assertThat(timeline.of(incident.number()))
        .anyMatch(
            it ->
                it.text()
                    .matches(
                        "Table 'taskNotice' \\(version [1-9]\\d*\\), row customerText: "
                            + "task = assessImpact, notice = page"));
  }
}
