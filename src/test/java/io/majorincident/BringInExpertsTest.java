package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.incident.Incident;
import io.majorincident.process.IncidentProcess;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** bpmn/bringInExperts.bpmn: whoever is asked knows for what, and their answer comes back. */
class BringInExpertsTest extends Night {

  @Autowired TestRestTemplate http;
  @Autowired IncidentProcess process;

  @Test
  void whoIsAskedReadsForWhatAndWhatIsKnownAndTheAnswerComesBack() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.complete(
        "ben",
        "review",
        Map.of(
            "decision", "escalate",
            "expertTeam", "clara",
            "neededFor", "Is the index *rebuilt*?",
            "observations", "Errors since the release.",
            "hypotheses",
                IncidentScenario.json(
                    """
                    [{"theory":"The release","experiment":"Roll back","result":""},
                     {"theory":"DNS","experiment":"","result":"refuted"}]""")));
    assertThat(mail.by("pageLevel"))
        .filteredOn(page -> page.recipient().equals(CLARA))
        .singleElement()
        .satisfies(page -> assertThat(page.text()).contains("Is the index *rebuilt*?"));
    assertThat(shown("ben", "review", "helpAnswers"))
        .contains("Clara Vogt", "Is the index \\*rebuilt\\*?", "no answer yet");
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));

    assertThat(scenario.task("giveHelp").getAssignee()).isEqualTo("clara");
    assertThat(scenario.task("giveHelp").getDueDate())
        .isEqualTo(Date.from(clock.instant().plusSeconds(15 * 60)));
    assertThat(shown("clara", "giveHelp", "helpWanted"))
        .contains("Ben Carter asks you for this:", "Is the index \\*rebuilt\\*?");
    assertThat(shown("clara", "giveHelp", "lastObservations"))
        .isEqualTo("Errors since the release.");
    assertThat(shown("clara", "giveHelp", "openTheories"))
        .contains("- The release: Roll back", "Refuted so far: DNS")
        .doesNotContain("- DNS");

    mail.forget();
    scenario.complete("clara", "giveHelp", Map.of("result", "No, since midnight.\nI rebuild it."));
    assertThat(mail.by("recordHelp"))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.recipient()).isEqualTo(BEN);
              assertThat(told.text()).contains("Clara Vogt", "No, since midnight.");
            });
    assertThat(scenario.told(incident))
        .contains(
            "Clara Vogt is asked for help: Is the index *rebuilt*?",
            "clara helped (Is the index *rebuilt*?): No, since midnight.\nI rebuild it.");
    assertThat(shown("ben", "review", "helpAnswers"))
        .contains("No, since midnight.", "I rebuild it.")
        .doesNotContain("no answer yet");
  }

  @Test
  void withoutAnAnswerInTimeTheLeadIsToldAndTheTaskStays() {
    scenario.alert("checkout", "critical");
    respond();
    askForHelp("catalogue", "Is the index rebuilt?");
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));
    mail.forget();
    minutes(14);
    assertThat(mail.by("reportHelpOverdue")).isEmpty();
    minutes(1);
    assertThat(mail.by("reportHelpOverdue"))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.recipient()).isEqualTo(BEN);
              assertThat(told.text()).contains("Clara Vogt", "Is the index rebuilt?");
            });
    assertThat(scenario.task("giveHelp").getAssignee()).isEqualTo("clara");
  }

  @Test
  void whoAskedForSomebodyBesideTheReviewGetsTheAnswerToo() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report(
        "anna",
        incident,
        "people",
        Map.of("pagedTeam", "clara", "neededFor", "Who changed the prices?"));
    assertThat(scenario.variable("acknowledgePage", "pageReason"))
        .isEqualTo("Who changed the prices?");
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(shown("clara", "giveHelp", "helpWanted"))
        .contains("Anna Becker asks you for this:", "Who changed the prices?");
    assertThat(shown("clara", "giveHelp", "openTheories")).isEqualTo("None was noted yet.");
    mail.forget();
    scenario.complete("clara", "giveHelp", Map.of("result", "Nobody."));
    assertThat(mail.by("recordHelp")).extracting("recipient").containsExactlyInAnyOrder(BEN, ANNA);
  }

  @Test
  void whoSaysNothingMoreIsAskedForTheReason() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report("anna", incident, "people", Map.of("pagedTeam", "clara"));
    assertThat(scenario.variable("acknowledgePage", "pageReason"))
        .isEqualTo("Because of what we saw.");
  }

  @Test
  void whoAsksSaysForWhat() {
    scenario.alert("checkout", "critical");
    respond();
    assertThatThrownBy(
            () ->
                scenario.complete(
                    "ben", "review", Map.of("decision", "escalate", "expertTeam", "clara")))
        .hasMessageContaining("For what are they needed?");
  }

  @Test
  void whoComesUnaskedReadsWhyAndTheLeadGetsTheAnswer() {
    scenario.alert("checkout", "critical");
    respond();
    minutes(20);
    scenario.complete("david", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(shown("david", "giveHelp", "helpWanted"))
        .contains("Technical lead is asked for this", "There was no review in time");
    mail.forget();
    scenario.complete("david", "giveHelp", Map.of("result", "The certificate."));
    assertThat(mail.by("recordHelp")).extracting("recipient").containsExactly(BEN);
  }

  @Test
  void whenNobodyIsNeededAnyMoreNobodyIsAsked() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    resolve();
    process.peopleNeeded(incident.number(), "press", "ben", "Asked in the same moment.");
    scenario.settle();
    assertThat(scenario.openTasks()).doesNotContain("acknowledgePage", "giveHelp");
  }

  /** What the form of the open task of this kind shows to a person under this name. */
  private String shown(String person, String task, String name) {
    String path = "/engine-rest/task/%s/form-variables?deserializeValues=false";
    return http.withBasicAuth(person, "demo")
        .getForObject(path.formatted(scenario.task(task).getId()), JsonNode.class)
        .path(name)
        .path("value")
        .asText();
  }
}
