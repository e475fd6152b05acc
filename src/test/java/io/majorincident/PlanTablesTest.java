package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.Role;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the tables that say by when and how often. */
class PlanTablesTest {

  @ParameterizedTest
  @CsvSource({
    "1, severity1, PT5M,  PT5M,  PT10M, PT20M, PT2H, PT1H",
    "2, severity2, PT5M,  PT10M, PT20M, PT30M, PT2H, PT1H",
    "3, severity3, PT15M, PT30M, PT1H,  PT4H,  PT4H, PT1H",
  })
  void responsePlan(
      int severity,
      String row,
      String acknowledge,
      String remind,
      String assess,
      String review,
      String check,
      String watch) {
    DecisionTable table = new DecisionTable("responsePlan");
    assertThat(table.ask(rated(severity)))
        .containsEntry("acknowledgeWithin", acknowledge)
        .containsEntry("remindAssessmentAfter", remind)
        .containsEntry("assessWithin", assess)
        .containsEntry("reviewWithin", review)
        .containsEntry("checkRespondersEvery", check)
        .containsEntry("watchForRelapse", watch)
        .containsEntry("pagingRounds", 3)
        .containsEntry("minorWithin", "PT24H")
        .containsEntry("escalateTo", Role.TECHNICAL_LEAD.id());
    assertThat(table.row()).isEqualTo(row);
    assertThat(table.rows()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "1, severity1, PT5M,  PT5M, PT20M, PT2H, PT40M, 'customers,staff'",
    "2, severity2, PT5M,  PT5M, PT30M, PT2H, PT1H,  'customers,staff'",
    "3, severity3, PT5M,  '',   '',    '',   '',    ''",
  })
  void communicationPlan(
      int severity,
      String row,
      String confirm,
      String scoping,
      String every,
      String slowerAfter,
      String slower,
      String outside) {
    DecisionTable table = new DecisionTable("communicationPlan");
    assertThat(table.ask(rated(severity)))
        .containsEntry("confirmWithin", confirm)
        .containsEntry("scopingUpdateAfter", scoping)
        .containsEntry("updateEvery", every)
        .containsEntry("slowerAfter", slowerAfter)
        .containsEntry("updateEverySlower", slower)
        .containsEntry("externalAudiences", outside);
    assertThat(table.row()).isEqualTo(row);
    assertThat(table.rows()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "1, severity1, P3D,  P2D, P28D, P15D, P3D",
    "2, severity2, P7D,  P2D, P56D, P30D, P3D",
    "3, severity3, P14D, P7D, P56D, P30D, P7D",
  })
  void postmortemPlan(
      int severity,
      String row,
      String draft,
      String review,
      String priorityAction,
      String otherAction,
      String remindEvery) {
    DecisionTable table = new DecisionTable("postmortemPlan");
    assertThat(table.ask(Map.of("severity", severity)))
        .containsEntry("draftWithin", draft)
        .containsEntry("reviewWithin", review)
        .containsEntry("priorityActionWithin", priorityAction)
        .containsEntry("otherActionWithin", otherAction)
        .containsEntry("remindBefore", "P3D")
        .containsEntry("remindEvery", remindEvery);
    assertThat(table.row()).isEqualTo(row);
    assertThat(table.rows()).hasSize(3);
  }

  private static Map<String, Object> rated(int severity) {
    return Map.of("rating", Map.of("severity", severity));
  }
}
