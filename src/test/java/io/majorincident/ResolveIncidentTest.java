package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Status;
import io.majorincident.timeline.Timeline;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** bpmn/resolveIncident.bpmn and bpmn/handleMinorIncident.bpmn. */
class ResolveIncidentTest extends Night {

  @Autowired Timeline timeline;

  @Test
  void theResolutionHasTheMomentThatThePersonNamed() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    scenario.complete(
        "ben",
        "confirmResolution",
        Map.of("resolution", "gone", "dataLoss", "some", "resolvedAt", "2026-11-23T01:58+01:00"));
    assertThat(scenario.now(incident).resolvedAt())
        .isEqualTo(Instant.parse("2026-11-23T00:58:00Z"));
    assertThat(mail.by("resolveTicket")).extracting("recipient").containsExactly(BEN);
    assertThat(timeline.told(incident.number()))
        .filteredOn(entry -> entry.kind().equals("ResolutionConfirmed"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.who()).isEqualTo("ben");
              assertThat(entry.text()).contains("2026-11-23 00:58 UTC", "Data lost: some");
            });
  }

  @Test
  void allFaultsOfAConfirmationAreNamedAtOnce() {
    scenario.alert("checkout", "critical");
    respond();
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    assertThatThrownBy(
            () ->
                scenario.complete(
                    "ben",
                    "confirmResolution",
                    Map.of("resolution", "gone", "resolvedAt", "2026-11-24T01:58+01:00")))
        .hasMessageContaining("Was data lost?")
        .hasMessageContaining("cannot have ended in the future");
    assertThat(scenario.openTasks()).containsExactly("confirmResolution", "confirmUpdate");
  }

  @Test
  void whoForgetsToConfirmIsReminded() {
    scenario.alert("checkout", "critical");
    respond();
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    mail.forget();
    minutes(5);
    assertThat(mail.by("remindOfTask")).extracting("recipient").containsExactly(BEN);
    assertThat(mail.by("pageLevel")).isEmpty();
    minutes(5);
    assertThat(mail.by("pageLevel")).extracting("recipient").containsExactly(ANNA);
    scenario.complete("anna", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.task("confirmResolution").getAssignee())
        .as("whoever answers leads from now on")
        .isEqualTo("anna");
    mail.forget();
    minutes(10);
    assertThat(mail.by("pageLevel")).as("and is followed by another").isNotEmpty();
    minutes(5);
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    scenario.complete("ben", "confirmResolution", resolved());
    mail.forget();
    minutes(30);
    assertThat(mail.by("pageLevel")).as("confirmed, nobody is called any more").isEmpty();
  }

  @Test
  void untilSomebodyConfirmsThePromisedUpdatesGoOn() {
    scenario.alert("checkout", "critical");
    respond();
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    minutes(6);
    mail.forget();
    minutes(20);
    assertThat(mail.by("publishUpdate")).isNotEmpty();
    scenario.complete("ben", "confirmResolution", resolved());
    scenario.complete(
        "eva", "confirmUpdate", Map.of("updateText", "It works.", "publicStatus", "resolved"));
    mail.forget();
    minutes(60);
    assertThat(mail.by("publishUpdate")).as("the last word is said").isEmpty();
  }

  @Test
  void whatColleaguesShouldKnowAndARefusedResolutionStandInTheRecord() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    scenario.complete("ben", "confirmResolution", Map.of("resolution", "stillBroken"));
    assertThat(timeline.told(incident.number()))
        .filteredOn(entry -> entry.kind().equals("ResolutionRefused"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.who()).isEqualTo("ben"));
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    scenario.complete(
        "ben",
        "confirmResolution",
        Map.of(
            "resolution", "gone", "dataLoss", "none", "closingNote", "Indexer off until Friday"));
    assertThat(scenario.told(incident)).anyMatch(it -> it.endsWith("Indexer off until Friday"));
  }

  @Test
  void theResultOfAMinorOneStandsInTheRecord() {
    Incident incident = scenario.alert("checkout", "info");
    scenario.complete("ben", "fixMinorIncident", Map.of("result", "Cleared the disk."));
    assertThat(timeline.told(incident.number()))
        .filteredOn(entry -> entry.kind().equals("MinorIncidentFixed"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.who()).isEqualTo("ben");
              assertThat(entry.text()).endsWith("Cleared the disk.");
            });
  }

  @Test
  void aPersonReportsARelapse() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    resolve();
    scenario.report("felix", incident, "relapse", Map.of("reason", "Customers call again."));
    assertThat(scenario.now(incident).status()).isEqualTo(Status.FIXING);
    assertThat(scenario.now(incident).resolvedAt()).isNull();
    assertThat(scenario.told(incident)).contains("Relapsed: Customers call again.");
  }

  @Test
  void afterARelapseTheDraftQuotesWhatCustomersReadLastAndSaysSinceWhenItIsBrokenAgain() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    resolve();
    minutes(30);
    scenario.report("felix", incident, "relapse", Map.of());
    assertThat(push.by("pageLevel"))
        .last()
        .satisfies(page -> assertThat(page.subject()).contains("broken again"));
    respond();
    assertThat(scenario.variable("confirmUpdate", "updateText"))
        .contains("At 2026-11-23 02:00 CET we told you: “It works again.”")
        .contains("Since 2026-11-23 02:30 CET", "again not been working")
        .doesNotContain("back to normal");
    assertThat(scenario.variable("confirmUpdate", "publicStatus")).isEqualTo("investigating");
    minutes(8);
    assertThat(scenario.variable("confirmUpdate", "updateText"))
        .as("the next ones go on from there")
        .contains("not back to normal");
  }

  @Test
  void aMinorOneThatNobodyFixesIsRemindedOfAfterADay() {
    minutes(8 * 60);
    scenario.alert("checkout", "info");
    mail.forget();
    minutes(24 * 60 - 1);
    assertThat(mail.sent()).isEmpty();
    minutes(1);
    assertThat(mail.by("remindOfTask"))
        .extracting("recipient")
        .containsExactlyInAnyOrder(ANNA, BEN);
    assertThat(push.sent()).as("nobody is woken for it").isEmpty();
    scenario.complete("ben", "fixMinorIncident", Map.of("result", "Done."));
  }
}
