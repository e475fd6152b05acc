package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.channel.Outbox;
import io.majorincident.incident.Incident;
import io.majorincident.timeline.Timeline;
import io.majorincident.timeline.TimelineEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record is complete, says who and when, and cannot be changed. */
class TimelineTest extends Night {

  @Autowired Timeline timeline;
  @Autowired Outbox outbox;
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
    assertThat(texts(incident, "StepDone"))
        .anyMatch(step -> step.startsWith("Rate the severity again"));
    scenario.report("ben", incident, "falseAlarm", Map.of());
    assertThat(texts(incident, "StepCancelled"))
        .contains("Watch the response (watchResponse, majorIncident) ended before it was done")
        .noneMatch(step -> step.startsWith("Rate the severity again"));
    assertThat(texts(incident, "StepDone"))
        .anyMatch(step -> step.startsWith("Closed as false alarm (closedAsFalseAlarm"))
        .noneMatch(step -> step.contains("(watchResponse,"))
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

  @Test
  void aStepThatFailsAfterItsEventLeavesNeitherEntryNorMessage() {
    Incident incident = scenario.alert("checkout", "critical");
    // the task that comes after the page, in the same transaction, cannot be opened without it
    scenario.plan(incident, "responsePlan", "acknowledgeWithin", "");
    assertThatThrownBy(
            () -> scenario.complete("ben", "acknowledgePage", Map.of("answer", "decline")))
        .hasStackTraceContaining("Timer 'acknowledgePage'");
    scenario.tryUntilStuck(Duration.ofMinutes(30));
    assertThat(texts(incident, "Paged")).singleElement().asString().contains("ben");
    assertThat(texts(incident, "MessageHandedOver")).noneMatch(it -> paged(it, ANNA));
    assertThat(outbox.of(incident.number())).noneMatch(it -> paged(it.key(), ANNA));
    assertThat(mail.to(ANNA)).isEmpty();

    scenario.plan(incident, "responsePlan", "acknowledgeWithin", "PT5M");
    scenario.tryAgain();
    assertThat(texts(incident, "Paged")).hasSize(2).last().asString().contains("anna");
    assertThat(mail.to(ANNA)).hasSize(1);
  }

  @Test
  void anEntryHasTheMomentAtWhichItHappened() {
    Incident incident = scenario.alert("checkout", "critical");
    minutes(3);
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(entries(incident, "Opened"))
        .extracting(TimelineEntry::at)
        .containsExactly(MovableClock.START);
    assertThat(entries(incident, "PageAcknowledged"))
        .extracting(TimelineEntry::at)
        .containsExactly(MovableClock.START.plus(Duration.ofMinutes(3)));
  }

  @Test
  void theRecordSaysWhoChangedTheSeverityAndGaveARole() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report("felix", incident, "severity", Map.of("reportedSeverity", "2"));
    scenario.report(
        "ben", incident, "role", Map.of("changedRole", "technicalLead", "newHolder", "david"));
    assertThat(who(incident, "ChangeReported")).containsExactly("felix", "ben");
    assertThat(entries(incident, "SeverityRated"))
        .filteredOn(it -> it.text().startsWith("Changed from severity 1"))
        .extracting(TimelineEntry::who)
        .containsExactly("felix");
    assertThat(entries(incident, "RoleTaken"))
        .filteredOn(it -> it.text().startsWith("david is"))
        .extracting(TimelineEntry::who)
        .containsExactly("ben");
  }

  @Test
  void theRecordSaysWhoConfirmedAndApprovedAndNamesARowOfEveryTable() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.complete(
        "eva",
        "confirmUpdate",
        Map.of("updateText", "We look into it.", "publicStatus", "investigating"));
    assertThat(who(incident, "UpdatePublished")).containsExactly("eva");
    resolve();
    minutes(60);
    scenario.complete(
        "david", "writePostmortem", Map.of("summary", "Down.", "rootCause", "A.", "lessons", "B."));
    scenario.complete("hugo", "approvePostmortem", Map.of("verdict", "approve"));
    assertThat(entries(incident, "PostmortemMoved"))
        .anyMatch(it -> it.text().contains("approved") && it.who().equals("hugo"));
    assertThat(who(incident, "PostmortemMoved")).contains("david");
    assertThat(texts(incident, "Decided")).satisfies(this::nameARowOfEveryTable);
  }

  private void nameARowOfEveryTable(List<? extends String> decisions) {
    List<String> tables = new ArrayList<>(Diagrams.names("bpmn", ".dmn"));
    // they decide about a release, the on-call plan and contacts, and not about an incident
    tables.removeAll(
        List.of(
            "adoptionPlan",
            "swapPlan",
            "verificationPlan",
            "readinessPlan",
            "shiftPlan",
            "reliefPlan"));
    for (String table : tables) {
      assertThat(decisions)
          .filteredOn(it -> it.matches("Table '%s' \\(version \\d+\\), row .*".formatted(table)))
          .isNotEmpty()
          .extracting(it -> it.split(", row ")[1].split(":")[0])
          .isSubsetOf(new DecisionTable(table).rows());
    }
  }

  private static boolean paged(String text, String address) {
    return text.contains("/pageLevel/") && text.contains(address);
  }

  private List<String> who(Incident incident, String kind) {
    return entries(incident, kind).stream().map(TimelineEntry::who).toList();
  }

  private List<TimelineEntry> entries(Incident incident, String kind) {
    return timeline.of(incident.number()).stream()
        .filter(entry -> entry.kind().equals(kind))
        .toList();
  }

  @Test
  void theEndOfACalledProcessIsToldOnce() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(texts(incident, "StepDone"))
        .filteredOn(step -> step.contains("(pageAcknowledged, pageOnCall)"))
        .hasSize(1);
    assertThat(timeline.of(incident.number()))
        .filteredOn(entry -> entry.text().contains("(pageAcknowledged, pageOnCall)"))
        .hasSize(1);
  }

  @Test
  void stepsOfOneMomentAreOneEntryInTheirOrder() {
    Incident incident = scenario.alert("checkout", "critical");
    assertThat(entries(incident, "StepDone"))
        .extracting(TimelineEntry::text)
        .anyMatch(
            path ->
                path.matches(
                    ".*\\(rateSeverity, majorIncident\\) → Major\\? .*\\(planPaging, pageOnCall\\).*"))
        .hasSizeLessThan(texts(incident, "StepDone").size() / 2);
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
        .contains("pageLevel", "\"anna (mail)\"", "CANCELLED")
        .doesNotContain("/pages/", ANNA, BEN);
    assertThat(record).contains("to anna (mail)").doesNotContain(ANNA, BEN);
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

  private List<String> texts(Incident incident, String kind) {
    return entries(incident, kind).stream()
        .map(TimelineEntry::text)
        .flatMap(text -> Stream.of(text.split(" → ")))
        .toList();
  }
}
