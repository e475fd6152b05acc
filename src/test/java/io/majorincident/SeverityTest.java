package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.Priority;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the severity table, and that every question has an answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeverityTest {

  private final DecisionTable table = new DecisionTable("severity");

  @ParameterizedTest
  @CsvSource({
    "true,  all,     critical,  3, aggravatedForCustomers, 1, P1, 100",
    "true,  some,    important, 3, aggravatedForCustomers, 1, P1, 100",
    "true,  none,    critical,  3, aggravatedOtherwise,    2, P2, 80",
    "true,  all,     internal,  3, aggravatedOtherwise,    2, P2, 80",
    "false, all,     critical,  3, criticalForAll,         1, P1, 100",
    "false, all,     important, 3, importantForAll,        1, P2, 90",
    "false, all,     internal,  1, internalForAll,         2, P3, 70",
    "false, some,    critical,  1, criticalForSome,        2, P2, 80",
    "false, some,    important, 1, importantForSome,       2, P3, 70",
    "false, some,    internal,  1, internalForSome,        3, P4, 30",
    "false, none,    critical,  1, forNobody,              3, P4, 30",
    "false, unknown, critical,  1, reportedOneCritical,    1, P1, 100",
    "false, unknown, important, 1, reportedOneImportant,   1, P2, 90",
    "false, unknown, internal,  1, reportedOneInternal,    2, P3, 70",
    "false, unknown, critical,  2, reportedTwoCritical,    2, P2, 80",
    "false, unknown, important, 2, reportedTwo,            2, P3, 70",
    "false, unknown, internal,  3, reportedThree,          3, P4, 30",
    "false, unknown, critical,   , unsure,                 2, P2, 80",
  })
  void decides(
      boolean aggravated,
      String scope,
      String importance,
      Integer reported,
      String row,
      int severity,
      Priority priority,
      int urgency) {
    Map<String, Object> decided = table.ask(question(aggravated, scope, importance, reported));
    assertThat(table.row()).isEqualTo(row);
    assertThat(decided)
        .containsEntry("severity", severity)
        .containsEntry("major", severity < 3)
        .containsEntry("priority", priority.name())
        .containsEntry("urgency", urgency);
  }

  @Test
  void nothingStaysWithoutAnAnswer() {
    for (boolean aggravated : List.of(true, false)) {
      for (String scope : List.of("all", "some", "none", "unknown")) {
        for (String importance : List.of("critical", "important", "internal")) {
          for (int reported = 1; reported <= 3; reported++) {
            assertThat(table.ask(question(aggravated, scope, importance, reported))).hasSize(4);
          }
        }
      }
    }
  }

  @AfterAll
  void everyRowHasAnswered() {
    assertThat(table.answered()).containsExactlyInAnyOrderElementsOf(table.rows());
  }

  private static Map<String, Object> question(
      boolean aggravated, String scope, String importance, Integer reported) {
    Map<String, Object> question = new HashMap<>();
    question.put("aggravated", aggravated);
    question.put("scope", scope);
    question.put("importance", importance);
    question.put("reportedSeverity", reported);
    return question;
  }
}
