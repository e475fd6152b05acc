package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every cell of the tables that say by when and how often. A line is a column of the table, with
 * its cells for severity 1, 2 and 3; a column without a line here fails.
 */
class PlanTablesTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void responsePlan(int severity) {
    says(
        "responsePlan",
        Map.of("rating", Map.of("severity", severity)),
        severity,
        """
        acknowledgeWithin       | PT5M          | PT5M          | PT15M
        acknowledgementLasts    | PT30M         | PT30M         | PT4H
        pageOnlyWithin          |               |               | MON-FRI 09:00-17:00
        pagingLevels | primary,secondary,team | primary,secondary,team | primary,secondary,team
        tryMail                 | PT0S          | PT0S          | PT0S
        tryChat                 | PT0S          | PT0S          | PT0S
        tryPush                 | PT0S          | PT0S          | PT0S
        tryText                 | PT1M          | PT1M          |
        tryVoice                | PT2M,PT3M     | PT2M,PT3M     |
        limitText               | %1$s          | %1$s          | %1$s
        limitVoice              | %2$s          | %2$s          | %2$s
        limitOthers             | 1 in PT1M     | 1 in PT1M     | 1 in PT1M
        pagesAtOnce             | 3 in PT2M     | 3 in PT2M     |
        bundleWithin            | PT1M          | PT1M          | PT2M
        pagingRounds            | 3             | 3             | 3
        remindAssessmentAfter   | PT5M          | PT10M         | PT30M
        assessWithin            | PT10M         | PT20M         | PT1H
        reviewWithin            | PT20M         | PT30M         | PT4H
        escalateTo              | technicalLead | technicalLead | technicalLead
        helpWithin              | PT15M         | PT20M         | PT4H
        delegateWithin          | PT5M          | PT10M         | PT1H
        checkRespondersEvery    | PT2H          | PT2H          | PT4H
        checkRespondersWithin   | PT10M         | PT15M         | PT1H
        remindConfirmationAfter | PT5M | PT10M | PT30M
        confirmResolutionWithin | PT10M         | PT15M         | PT1H
        watchForRelapse         | PT1H          | PT1H          | PT1H
        minorWithin             | PT24H         | PT24H         | PT24H
        quietHours              |               |               | 22:00-07:00
        night                   | 22:00-06:00   | 22:00-06:00   | 22:00-06:00
        oneWakeUpWithin         | PT30M         | PT30M         | PT30M
        askTired                | yes           | yes           | no
        offerReliefAfter        | 2             | 2             | 2
        """
            .formatted("1 in PT1M, 5 in PT15M, 11 in PT1H", "1 in PT1M, 3 in PT15M, 7 in PT1H"));
  }

  @ParameterizedTest
  @CsvSource({
    "mail, mail, PT1H, '10 in PT1H', '5 in PT1H', 200 in PT1H",
    "text, others, PT15M, '5 in PT1H, 15 in P1D', '3 in PT1H, 6 in P1D', 60 in PT1H",
    "voice, others, PT15M, '5 in PT1H, 15 in P1D', '3 in PT1H, 6 in P1D', 60 in PT1H",
    "chat, others, PT15M, '5 in PT1H, 15 in P1D', '3 in PT1H, 6 in P1D', 60 in PT1H",
    "ntfy, others, PT15M, '5 in PT1H, 15 in P1D', '3 in PT1H, 6 in P1D', 60 in PT1H",
    "push, others, PT15M, '5 in PT1H, 15 in P1D', '3 in PT1H, 6 in P1D', 60 in PT1H",
  })
  void verificationPlan(
      String channel, String row, String validFor, String person, String contact, String all) {
    DecisionTable table = new DecisionTable("verificationPlan");
    assertThat(table.ask(Map.of("contactChannel", channel)))
        .isEqualTo(
            Map.of(
                "codeValidFor",
                validFor,
                "codeTries",
                5,
                "urgency",
                20,
                "codesForPerson",
                person,
                "codesToContact",
                contact,
                "codesInAll",
                all));
    assertThat(table.row()).isEqualTo(row);
    assertThat(table.rows()).containsExactlyInAnyOrder("mail", "others");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void communicationPlan(int severity) {
    String everyMajor = "team,incidentManager,communicationsManager,customerSupportLead";
    says(
        "communicationPlan",
        Map.of("rating", Map.of("severity", severity)),
        severity,
        """
        confirmWithin      | PT5M            | PT5M            | PT5M
        publishBefore      | PT2M            | PT2M            | PT2M
        scopingUpdateAfter | PT5M            | PT5M            |
        updateEvery        | PT20M           | PT30M           |
        slowerAfter        | PT2H            | PT2H            |
        updateEverySlower  | PT40M           | PT1H            |
        internalAudiences  | %1$s,socialMediaLead,leadership | %1$s | team
        externalAudiences  | customers,staff | customers,staff |
        """
            .formatted(everyMajor));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void postmortemPlan(int severity) {
    says(
        "postmortemPlan",
        Map.of("severity", severity),
        severity,
        """
        draftWithin          | P3D  | P7D  | P14D
        reviewWithin         | P2D  | P2D  | P7D
        priorityActionWithin | P28D | P56D | P56D
        otherActionWithin    | P15D | P30D | P30D
        remindBefore         | P3D  | P3D  | P3D
        remindEvery          | P3D  | P3D  | P7D
        urgency | 30 | 20 | 10
        """);
  }

  @ParameterizedTest
  @CsvSource({"1, firstTime, P7D, 10", "2, askedBefore, P2D, 15", "7, askedBefore, P2D, 15"})
  void adoptionPlan(int timesAsked, String row, String decideWithin, int urgency) {
    DecisionTable table = new DecisionTable("adoptionPlan");
    assertThat(table.ask(Map.of("timesAsked", timesAsked)))
        .isEqualTo(
            Map.of("decideWithin", decideWithin, "askAgainAfter", "P7D", "urgency", urgency));
    assertThat(table.row()).isEqualTo(row);
    assertThat(table.rows()).containsExactlyInAnyOrder("firstTime", "askedBefore");
  }

  @ParameterizedTest
  @CsvSource({
    "0,   underTwoHours,   PT15M, 60",
    "1,   underTwoHours,   PT15M, 60",
    "2,   onTheSameDay,    PT1H,  50",
    "23,  onTheSameDay,    PT1H,  50",
    "24,  inTheComingDays, PT12H, 30",
    "71,  inTheComingDays, PT12H, 30",
    "72,  farAhead,        P2D,   20",
    "900, farAhead,        P2D,   20",
  })
  void swapPlan(int hoursAhead, String row, String answerWithin, int urgency) {
    DecisionTable table = new DecisionTable("swapPlan");
    assertThat(table.ask(Map.of("hoursAhead", hoursAhead)))
        .isEqualTo(Map.of("answerWithin", answerWithin, "urgency", urgency));
    assertThat(table.row()).isEqualTo(row);
    assertThat(table.rows())
        .containsExactlyInAnyOrder("underTwoHours", "onTheSameDay", "inTheComingDays", "farAhead");
  }

  @ParameterizedTest
  @CsvSource({
    "gap,   0, gapSoon, PT2H, 60, P30D",
    "gap,  23, gapSoon, PT2H, 60, P30D",
    "gap,  24, gap, P1D, 40, P30D",
    "unplanned, 0, unplanned, P2D, 30, P180D",
    "escalationEndsAtNobody, 0, escalationEndsAtNobody, P1D, 35, P30D",
    "failingDeliveries, 99, failingDeliveries, P1D, 35, P30D",
    "noPhone, 0, noPhone, P2D, 30, P30D",
    "collidingAbsences, 48, collidingAbsences, P2D, 25, P30D",
    "noPhoneGateway, 0, noPhoneGateway, P7D, 15, P30D"
  })
  void readinessPlan(
      String kind, int hoursAhead, String row, String within, int urgency, String acceptedFor) {
    DecisionTable table = new DecisionTable("readinessPlan");
    assertThat(table.ask(Map.of("weaknessKind", kind, "weaknessHoursAhead", hoursAhead)))
        .isEqualTo(Map.of("mendWithin", within, "urgency", urgency, "acceptedFor", acceptedFor));
    assertThat(table.row()).isEqualTo(row);
    assertThat(table.rows()).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({"true, firstShift", "false, laterShift"})
  void shiftPlan(boolean firstShift, String row) {
    DecisionTable table = new DecisionTable("shiftPlan");
    assertThat(table.ask(Map.of("firstShift", firstShift)))
        .isEqualTo(
            Map.of(
                "remindFirst", "P2D",
                "remindAgain", "PT1H",
                "acknowledgeTestWithin", "PT20M",
                "urgency", 45));
    assertThat(table.row()).isEqualTo(row);
    assertThat(table.rows()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"2, secondTime, PT15M, 65", "3, moreOften, PT10M, 70", "9, moreOften, PT10M, 70"})
  void reliefPlan(int wakeUps, String row, String findWithin, int urgency) {
    DecisionTable table = new DecisionTable("reliefPlan");
    assertThat(table.ask(Map.of("wakeUps", wakeUps)))
        .isEqualTo(
            Map.of(
                "answerWithin",
                "PT30M",
                "findWithin",
                findWithin,
                "reliefFor",
                "PT8H",
                "urgency",
                urgency));
    assertThat(table.row()).isEqualTo(row);
    assertThat(table.rows()).containsExactlyInAnyOrder("secondTime", "moreOften");
  }

  private static void says(
      String name, Map<String, Object> question, int severity, String columns) {
    DecisionTable table = new DecisionTable(name);
    assertThat(table.ask(question)).isEqualTo(row(severity, columns));
    assertThat(table.row()).isEqualTo("severity" + severity);
    assertThat(table.rows()).hasSize(3);
  }

  private static Map<String, Object> row(int severity, String columns) {
    Map<String, Object> row = new HashMap<>();
    for (String column : columns.lines().toList()) {
      String[] cells = column.split("\\|", -1);
      row.put(cells[0].strip(), cell(cells[severity].strip()));
    }
    return row;
  }

  private static Object cell(String text) {
    return text.matches("\\d+") ? Integer.valueOf(text) : text;
  }
}
