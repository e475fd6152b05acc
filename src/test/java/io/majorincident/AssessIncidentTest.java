package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Priority;
import io.majorincident.incident.Severity;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The assessment in bpmn/majorIncident.bpmn, bpmn/pressForAnswer.bpmn and bpmn/rateSeverity.bpmn.
 */
class AssessIncidentTest extends Night {

  @Test
  void theAnswersChangeSeverityAndPriorityAndEverybodyIsTold() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    Map<String, Object> answers = new HashMap<>(allCustomersAffected());
    answers.put("scope", "some");
    answers.put("startedAt", "2026-11-23T01:40+01:00");
    scenario.complete("ben", "assessImpact", answers);
    assertThat(scenario.now(incident).severity()).isEqualTo(Severity.SEV2);
    assertThat(scenario.now(incident).priority()).isEqualTo(Priority.P2);
    assertThat(scenario.now(incident).startedAt()).isEqualTo(Instant.parse("2026-11-23T00:40:00Z"));
    assertThat(mail.by("adoptSeverity")).extracting("recipient").containsExactly(BEN);
    assertThat(scenario.task("review").getPriority()).isEqualTo(80);
  }

  @Test
  void theReviewAsksForANewAssessmentAndGoesOn() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.complete("ben", "review", Map.of("decision", "assess"));
    assertThat(scenario.openTasks()).contains("assessImpact", "review");
    mail.forget();
    minutes(5);
    assertThat(mail.by("remindOfTask")).extracting("recipient").containsExactly(BEN);

    Map<String, Object> answers = new HashMap<>(allCustomersAffected());
    answers.put("scope", "some");
    scenario.complete("ben", "assessImpact", answers);
    assertThat(scenario.now(incident).severity()).isEqualTo(Severity.SEV2);
    assertThat(mail.by("adoptSeverity")).extracting("recipient").contains(BEN);
    assertThat(scenario.openTasks()).contains("review").doesNotContain("assessImpact");
    assertThat(mail.by("pageLevel")).as("nobody else was woken for it").isEmpty();
  }

  @Test
  void whenItBeganIsNeverAMomentToCome() {
    Incident incident = scenario.alert("checkout", "critical");
    Instant before = scenario.now(incident).startedAt();
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    Map<String, Object> answers = new HashMap<>(allCustomersAffected());
    answers.put("startedAt", "2026-11-24T01:40+01:00");
    assertThatThrownBy(() -> scenario.complete("ben", "assessImpact", answers))
        .hasMessageContaining("It cannot have started in the future, at 2026-11-24T01:40+01:00.");
    answers.remove("startedAt");
    scenario.complete("ben", "assessImpact", answers);
    assertThat(scenario.now(incident).startedAt()).as("left out").isEqualTo(before);
  }

  @Test
  void nobodyIsTakenForHavingAnsweredWhatTheProcessKnows() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    for (String question : List.of("scope", "reportedSeverity", "securityConcern")) {
      Map<String, Object> answers = new HashMap<>(allCustomersAffected());
      answers.remove(question);
      assertThatThrownBy(() -> scenario.complete("ben", "assessImpact", answers))
          .as(question)
          .hasMessageContaining("is missing.");
    }
    assertThat(scenario.now(incident).severity()).isEqualTo(Severity.SEV1);
  }

  @Test
  void aSecurityConcernMakesItWorse() {
    Incident incident = scenario.alert("search", "warning");
    scenario.report("david", incident, "severity", Map.of("reportedSeverity", "2"));
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));
    Map<String, Object> answers = new HashMap<>(allCustomersAffected());
    answers.put("scope", "some");
    answers.put("securityConcern", true);
    scenario.complete("clara", "assessImpact", answers);
    assertThat(scenario.now(incident).severity()).isEqualTo(Severity.SEV1);
    assertThat(scenario.now(incident).priority()).isEqualTo(Priority.P1);
  }

  @Test
  void anotherSeverityMovesTheOpenTasksOfTheIncidentInTasklistAndNoOthers() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    delegate("technicalLead", "david", "Find out what is broken.");
    scenario.alert("search", "critical");
    Map<String, Date> due = dueDates("confirmUpdate", "review", "workOnDelegation");
    assertThat(priorities(due.keySet())).containsOnly(100);
    minutes(1);
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "2"));
    assertThat(priorities(due.keySet())).containsOnly(80);
    assertThat(scenario.task("acknowledgePage").getPriority()).as("another incident").isEqualTo(90);
    assertThat(dueDates("review", "workOnDelegation"))
        .containsEntry("review", due.get("review"))
        .containsEntry("workOnDelegation", due.get("workOnDelegation"));
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "1"));
    assertThat(priorities(due.keySet())).containsOnly(100);
  }

  @Test
  void whoForgetsIsRemindedAndThenOthersArePaged() {
    scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    mail.forget();
    minutes(4);
    assertThat(mail.sent()).isEmpty();
    minutes(1);
    assertThat(mail.by("remindOfTask")).extracting("recipient").containsExactly(BEN);
    assertThat(mail.by("pageLevel")).isEmpty();
    minutes(5);
    assertThat(mail.by("pageLevel")).isNotEmpty();
    scenario.complete("anna", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.task("assessImpact").getAssignee())
        .as("whoever answers leads from now on")
        .isEqualTo("anna");
    scenario.complete("anna", "assessImpact", allCustomersAffected());
    assertThat(scenario.openTasks()).containsExactly("confirmUpdate", "review");
    assertThat(scenario.task("review").getAssignee()).isEqualTo("anna");
  }

  @Test
  void whoTookItOverAndForgetsTooIsFollowedByAnother() {
    scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    minutes(10);
    scenario.complete("anna", "acknowledgePage", Map.of("answer", "accept"));
    mail.forget();
    minutes(9);
    assertThat(mail.by("pageLevel")).isEmpty();
    minutes(1);
    assertThat(mail.by("pageLevel")).extracting("recipient").containsExactly(ANNA);
    minutes(5);
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("ben");
  }

  @Test
  void theAssessmentEndsWhatWasStillEscalating() {
    scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    minutes(10);
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage", "assessImpact");
    scenario.complete("ben", "assessImpact", allCustomersAffected());
    assertThat(scenario.openTasks()).containsExactly("confirmUpdate", "review");
  }

  @Test
  void anEmptyFormIsRefusedWithAllItsFaultsAndTheTaskStaysOpen() {
    scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThatThrownBy(() -> scenario.complete("ben", "assessImpact", Map.of("supportTickets", -1)))
        .hasMessageContaining("is missing")
        .hasMessageContaining("must be a number from 0");
    assertThat(scenario.openTasks()).containsExactly("assessImpact");
  }

  private Map<String, Date> dueDates(String... tasks) {
    return Stream.of(tasks)
        .collect(Collectors.toMap(task -> task, task -> scenario.task(task).getDueDate()));
  }

  private List<Integer> priorities(Collection<String> tasks) {
    return tasks.stream().map(task -> scenario.task(task).getPriority()).toList();
  }
}
