package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Urgency;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Priority;
import io.majorincident.incident.Severity;
import io.majorincident.incident.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** bpmn/majorIncident.bpmn: every way that an incident can go. */
class MajorIncidentTest extends Night {

  @Autowired TestRestTemplate http;

  @Test
  void fromTheAlertToTheClosedIncident() {
    Incident incident = scenario.alert("checkout", "critical");
    assertThat(incident.severity()).isEqualTo(Severity.SEV1);
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
    assertThat(mail.to(BEN)).hasSize(1);
    assertThat(mail.to(ANNA)).isEmpty();

    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.now(incident).status()).isEqualTo(Status.FIXING);
    assertThat(scenario.openTasks()).containsExactly("assessImpact");
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("ben");

    scenario.complete("ben", "assessImpact", allCustomersAffected());
    assertThat(scenario.openTasks()).containsExactly("confirmUpdate", "review");
    assertThat(mail.by("informInternally")).isNotEmpty();
    assertThat(mail.by("publishUpdate")).isEmpty();

    scenario.complete(
        "eva",
        "confirmUpdate",
        Map.of("updateText", "We know and look into it.", "publicStatus", "investigating"));
    assertThat(mail.by("publishUpdate"))
        .isNotEmpty()
        .allSatisfy(sent -> assertThat(sent.text()).contains("We know and look into it."));

    scenario.complete("ben", "review", Map.of("decision", "resolved", "observations", "Calm."));
    assertThat(scenario.openTasks()).containsExactly("confirmResolution");
    scenario.complete("ben", "confirmResolution", resolved());
    assertThat(scenario.now(incident).status()).isEqualTo(Status.RESOLVED);
    scenario.complete(
        "eva",
        "confirmUpdate",
        Map.of("updateText", "Fixed, no data lost.", "publicStatus", "resolved"));
    assertThat(scenario.openTasks()).isEmpty();

    scenario.fastForward(Duration.ofHours(1));
    assertThat(scenario.openTasks()).containsExactly("writePostmortem");
    scenario.complete(
        "david",
        "writePostmortem",
        Map.of(
            "summary", "The checkout was down.",
            "rootCause", "A certificate had expired.",
            "lessons", "Certificates need a watch.",
            "actions",
                IncidentScenario.json(
                    "[{\"what\":\"Watch"
                        + " certificates\",\"who\":\"anna\",\"due\":\"2026-12-14\",\"priority\":\"priority\"}]")));
    scenario.complete("hugo", "approvePostmortem", Map.of("verdict", "approve"));
    assertThat(scenario.now(incident).status()).isEqualTo(Status.RESOLVED);
    scenario.complete("anna", "completeAction", Map.of("result", "They are watched."));

    assertThat(scenario.now(incident).status()).isEqualTo(Status.CLOSED);
    assertThat(scenario.over(incident)).isTrue();
    assertThat(scenario.endedAt(incident)).isEqualTo("incidentClosed");
  }

  @Test
  void aPersonDeclaresIt() {
    Incident incident =
        scenario.declare(
            "felix",
            Map.of(
                "reportedTitle", "Customers cannot search",
                "reportedService", "search",
                "reportedSeverity", "2",
                "reporter", "Mrs Kunde",
                "reporterKind", "customer"));
    assertThat(incident.reporter()).isEqualTo("Mrs Kunde");
    assertThat(incident.team()).isEqualTo("catalogue");
    assertThat(incident.severity()).isEqualTo(Severity.SEV2);
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
  }

  @Test
  void aMinorOneGoesTheOrdinaryWayAndWakesNobody() {
    Incident incident = scenario.alert("checkout", "info");
    assertThat(scenario.openTasks()).containsExactly("fixMinorIncident");
    assertThat(mail.by("pageLevel")).isEmpty();
    assertThat(mail.sent()).as("it is two at night").isEmpty();
    minutes(5 * 60);
    assertThat(mail.by("informTeam"))
        .hasSize(2)
        .allSatisfy(sent -> assertThat(sent.urgency()).isEqualTo(Urgency.LOW));
    assertThat(push.sent()).isEmpty();
    scenario.complete("anna", "fixMinorIncident", Map.of("result", "Restarted."));
    assertThat(scenario.now(incident).status()).isEqualTo(Status.CLOSED);
    assertThat(scenario.endedAt(incident)).isEqualTo("incidentClosed");
  }

  @Test
  void aMinorOneIsRaisedToMajor() {
    Incident incident = scenario.alert("checkout", "info");
    scenario.report("anna", incident, "severity", Map.of("reportedSeverity", "1"));
    assertThat(scenario.now(incident).severity()).isEqualTo(Severity.SEV1);
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
  }

  @Test
  void theAssessmentMakesItMinor() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    scenario.complete("ben", "assessImpact", nobodyAffected());
    assertThat(scenario.now(incident).severity()).isEqualTo(Severity.SEV3);
    assertThat(scenario.openTasks()).containsExactly("fixMinorIncident");
    assertThat(mail.by("publishUpdate")).isEmpty();
  }

  @Test
  void aMajorOneIsLoweredAndItsResponseEnds() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "3"));
    assertThat(scenario.openTasks()).containsExactly("fixMinorIncident");
  }

  @Test
  void loweredBeforeAnybodyAnsweredItWakesNobodyAnyMore() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.report("anna", incident, "severity", Map.of("reportedSeverity", "3"));
    assertThat(scenario.openTasks()).containsExactly("fixMinorIncident");
    mail.forget();
    minutes(60);
    assertThat(mail.by("pageLevel")).isEmpty();
  }

  @Test
  void loweredBeforeItsAssessmentNobodyIsPagedForIt() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    scenario.report("anna", incident, "severity", Map.of("reportedSeverity", "3"));
    assertThat(scenario.openTasks()).containsExactly("fixMinorIncident");
    mail.forget();
    minutes(60);
    assertThat(mail.by("pageLevel")).isEmpty();
    assertThat(scenario.now(incident).severity()).isEqualTo(Severity.SEV3);
  }

  @Test
  void theSameSeverityReportedAgainChangesNothing() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    confirmFirstUpdate();
    mail.forget();
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "1"));
    assertThat(scenario.openTasks()).containsExactly("review");
    assertThat(mail.sent()).isEmpty();
  }

  @Test
  void whatWasToldOutsideIsPutRightWhenItIsLoweredAndWhenItIsFixed() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    confirmFirstUpdate();
    mail.forget();
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "3"));
    scenario.complete("eva", "confirmUpdate", draft("monitoring"));
    assertThat(mail.by("publishUpdate"))
        .as("whoever was told before, though nobody outside hears of a minor one")
        .extracting("recipient")
        .contains("service-news@muster-shop.example", "board@muster-shop.example");
    assertThat(http.getForObject("/status", String.class)).contains("The essential functions of");
    mail.forget();
    scenario.complete("anna", "fixMinorIncident", Map.of("result", "Restarted."));
    minutes(5);
    assertThat(mail.by("publishUpdate"))
        .as("confirmed by nobody")
        .extracting("recipient")
        .contains("service-news@muster-shop.example");
    assertThat(scenario.endedAt(incident)).isEqualTo("incidentClosed");
    assertThat(http.getForObject("/status", String.class)).doesNotContain("There is a disruption");
  }

  @Test
  void aFalseAlarmThatWasToldOutsideIsPutRight() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    confirmFirstUpdate();
    assertThat(http.getForObject("/status", String.class)).contains("There is a disruption");
    mail.forget();
    scenario.report("ben", incident, "falseAlarm", Map.of());
    assertThat(scenario.openTasks()).containsExactly("confirmUpdate");
    scenario.complete("eva", "confirmUpdate", draft("resolved"));
    assertThat(mail.by("publishUpdate"))
        .isNotEmpty()
        .allSatisfy(sent -> assertThat(sent.text()).contains("There was no disruption"));
    assertThat(scenario.endedAt(incident)).isEqualTo("closedAsWithdrawn");
    assertThat(http.getForObject("/status", String.class)).doesNotContain("There is a disruption");
  }

  @Test
  void aDuplicateThatWasToldOutsideSaysThatItWasReportedTwice() {
    Incident other = scenario.alert("search", "info");
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    confirmFirstUpdate();
    scenario.report("ben", incident, "duplicate", Map.of("duplicateOf", other.number()));
    assertThat(scenario.variable("confirmUpdate", "updateText")).contains("reported twice");
    scenario.complete("eva", "confirmUpdate", draft("resolved"));
    assertThat(scenario.endedAt(incident)).isEqualTo("closedAsWithdrawn");
  }

  @Test
  void whatComesBackLessBadIsHandledAsMinor() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    confirmFirstUpdate();
    resolve();
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "3"));
    scenario.report("ben", incident, "relapse", Map.of());
    assertThat(scenario.openTasks()).containsExactly("fixMinorIncident");
    assertThat(scenario.now(incident).status()).isEqualTo(Status.FIXING);
  }

  @Test
  void aFalseAlarmEndsEverythingAndNothingMoreGoesOut() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.report("ben", incident, "falseAlarm", Map.of());
    assertThat(scenario.endedAt(incident)).isEqualTo("closedAsWithdrawn");
    assertThat(scenario.now(incident).status()).isEqualTo(Status.FALSE_ALARM);
    mail.forget();
    minutes(60);
    assertThat(mail.sent()).isEmpty();
    assertThat(scenario.openTasks()).isEmpty();
  }

  @Test
  void aDuplicateEndsUnderTheOtherNumber() {
    Incident first = scenario.alert("checkout", "critical");
    Incident second = scenario.alert("search", "critical");
    scenario.report("ben", second, "duplicate", Map.of("duplicateOf", first.number()));
    assertThat(scenario.endedAt(second)).isEqualTo("closedAsWithdrawn");
    assertThat(scenario.now(second).duplicateOf()).isEqualTo(first.number());
    assertThat(scenario.over(first)).isFalse();
  }

  @Test
  void theAlertsOfADuplicateGoToTheOtherOneAndPageNobodyAgain() {
    Incident first = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    Incident second = scenario.alert("search", "critical");
    scenario.report("ben", second, "duplicate", Map.of("duplicateOf", first.number()));
    mail.forget();
    assertThat(scenario.anotherAlert("search", "critical").number()).isEqualTo(first.number());
    assertThat(mail.by("pageLevel")).isEmpty();
    assertThat(mail.by("reportMoreAlerts")).extracting("recipient").containsExactly(BEN);
  }

  @Test
  void aFalseAlarmThatGoesOnFiringPagesNobodyButANewAlertDoes() {
    Incident first = scenario.alert("checkout", "critical");
    scenario.report("ben", first, "falseAlarm", Map.of());
    minutes(2);
    mail.forget();
    assertThat(scenario.alert("checkout", "critical").number()).isEqualTo(first.number());
    assertThat(mail.sent()).isEmpty();
    assertThat(scenario.openTasks()).isEmpty();
    assertThat(scenario.anotherAlert("checkout", "critical").number()).isNotEqualTo(first.number());
    assertThat(mail.by("pageLevel")).extracting("recipient").containsExactly(BEN);
  }

  @Test
  void aRelapseWithinTheWatchTimePagesAsANewMajorOne() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    resolve();
    minutes(30);
    scenario.post(AlertFixture.another("checkout", "critical"));
    scenario.settle();
    assertThat(scenario.now(incident).status()).isEqualTo(Status.FIXING);
    assertThat(scenario.openTasks())
        .as("it is not known who is awake")
        .containsExactly("acknowledgePage");
    assertThat(mail.by("pageLevel"))
        .last()
        .satisfies(it -> assertThat(it.text()).contains("It is broken again"));
    assertThat(mail.by("reopenTicket")).isNotEmpty();
    respond();
    assertThat(scenario.openTasks()).contains("review");
  }

  @Test
  void afterTheWatchTimeTheSameAlertsOpenANewIncidentAndPage() {
    Incident first = scenario.alert("checkout", "critical");
    respond();
    resolve();
    minutes(61);
    mail.forget();
    Incident second = scenario.anotherAlert("checkout", "critical");
    assertThat(second.number()).isNotEqualTo(first.number());
    assertThat(mail.by("pageLevel")).extracting("recipient").containsExactly(BEN);
    assertThat(mail.by("reopenTicket")).isEmpty();
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage", "writePostmortem");
    assertThat(scenario.now(first).status()).isEqualTo(Status.RESOLVED);
    assertThat(scenario.told(first)).anyMatch(it -> it.contains(second.number()));
    assertThat(scenario.told(second)).anyMatch(it -> it.contains(first.number()));
  }

  @Test
  void aRepetitionAfterTheWatchTimePagesNobody() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    resolve();
    minutes(61);
    mail.forget();
    assertThat(scenario.alert("checkout", "critical").number()).isEqualTo(incident.number());
    assertThat(mail.sent()).isEmpty();
    assertThat(scenario.openTasks()).containsExactly("writePostmortem");
  }

  @Test
  void twoAlertsInOneMomentAreOneRelapse() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    resolve();
    scenario.post(AlertFixture.another("checkout", "critical"));
    scenario.post(AlertFixture.third("checkout", "critical"));
    scenario.settle();
    assertThat(scenario.now(incident).status()).isEqualTo(Status.FIXING);
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
    assertThat(mail.by("reportMoreAlerts")).extracting("recipient").containsExactly(BEN);
  }

  @Test
  void whoSaysStillBrokenGoesBackToTheReview() {
    scenario.alert("checkout", "critical");
    respond();
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    scenario.complete("ben", "confirmResolution", Map.of("resolution", "stillBroken"));
    assertThat(scenario.openTasks()).contains("review");
  }

  @Test
  void moreAlertsBelongToTheRunningIncidentAndPageNobodyAgain() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    int pages = mail.by("pageLevel").size();
    assertThat(scenario.post(AlertFixture.another("checkout", "critical")).getBody())
        .containsEntry("incident", incident.number());
    scenario.settle();
    assertThat(mail.by("pageLevel")).hasSize(pages);
    assertThat(mail.by("reportMoreAlerts")).extracting("recipient").containsExactly(BEN);
  }

  @Test
  void aWorseAlertRaisesAMinorOneAndPages() {
    Incident incident = scenario.alert("checkout", "info");
    assertThat(mail.by("pageLevel")).isEmpty();
    assertThat(scenario.anotherAlert("checkout", "critical").number()).isEqualTo(incident.number());
    assertThat(scenario.now(incident).severity()).isEqualTo(Severity.SEV1);
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
    assertThat(mail.by("pageLevel")).extracting("recipient").containsExactly(BEN);
  }

  @Test
  void aWorseAlertRaisesALessSevereOneAndItsLeaderIsTold() {
    Incident incident = scenario.alert("checkout", "error");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    int pages = mail.by("pageLevel").size();
    scenario.anotherAlert("checkout", "critical");
    assertThat(scenario.now(incident).severity()).isEqualTo(Severity.SEV1);
    assertThat(mail.by("adoptSeverity")).extracting("recipient").containsExactly(BEN);
    assertThat(mail.by("pageLevel")).hasSize(pages);
  }

  @Test
  void anAlertThatIsNotWorseNeverLowersAnything() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.anotherAlert("checkout", "info");
    assertThat(scenario.now(incident).severity()).isEqualTo(Severity.SEV1);
    assertThat(mail.by("adoptSeverity")).isEmpty();
    assertThat(mail.by("reportMoreAlerts")).extracting("recipient").containsExactly(BEN);
  }

  @Test
  void anAlertDoesNotTakeBackWhatTheAssessmentFoundOut() {
    Incident incident = scenario.alert("backoffice", "error");
    scenario.complete("hugo", "acknowledgePage", Map.of("answer", "accept"));
    Map<String, Object> answers = new HashMap<>(nobodyAffected());
    answers.put("securityConcern", true);
    scenario.complete("hugo", "assessImpact", answers);
    assertThat(scenario.now(incident).priority()).isEqualTo(Priority.P2);
    scenario.anotherAlert("backoffice", "critical");
    assertThat(scenario.now(incident).severity()).isEqualTo(Severity.SEV2);
    assertThat(scenario.now(incident).priority()).isEqualTo(Priority.P2);
  }

  @Test
  void moreAlertsOfAMinorOneAreToldToItsTeamAndWakeNobody() {
    scenario.alert("checkout", "info");
    scenario.anotherAlert("checkout", "info");
    minutes(5 * 60);
    assertThat(mail.by("reportMoreAlerts"))
        .extracting("recipient")
        .containsExactlyInAnyOrder(ANNA, BEN);
    assertThat(mail.by("pageLevel")).isEmpty();
    assertThat(scenario.openTasks()).containsExactly("fixMinorIncident");
  }

  @Test
  void whenAllAlertsAreClearedTheLeaderIsToldButAPersonConfirms() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.post(AlertFixture.resolved("checkout", "critical"));
    scenario.settle();
    assertThat(mail.by("reportAlertsCleared")).extracting("recipient").containsExactly(BEN);
    assertThat(scenario.now(incident).status()).isEqualTo(Status.FIXING);
    assertThat(scenario.openTasks()).contains("review");
  }

  @Test
  void aRoleIsHandedOverWithItsOpenTasks() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report(
        "ben", incident, "role", Map.of("changedRole", "incidentManager", "newHolder", "clara"));
    assertThat(scenario.task("review").getAssignee()).isEqualTo("clara");
    assertThat(mail.by("handOverRole")).extracting("recipient").containsExactly(CLARA);
    scenario.complete("clara", "review", Map.of("decision", "goOn"));
    assertThat(scenario.task("review").getAssignee()).isEqualTo("clara");
  }

  @Test
  void morePeopleArePagedAtAnyTime() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report("ben", incident, "people", Map.of("pagedTeam", "press"));
    scenario.complete("greta", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.openTasks()).containsExactly("confirmUpdate", "giveHelp", "review");
    assertThat(scenario.task("review").getAssignee())
        .as("who joins does not lead")
        .isEqualTo("ben");
  }

  private void confirmFirstUpdate() {
    scenario.complete(
        "eva",
        "confirmUpdate",
        Map.of("updateText", "We know and look into it.", "publicStatus", "investigating"));
  }

  /** The text as it was put ready. */
  private Map<String, Object> draft(String status) {
    String text = scenario.variable("confirmUpdate", "updateText");
    return Map.of("updateText", text, "publicStatus", status);
  }
}
