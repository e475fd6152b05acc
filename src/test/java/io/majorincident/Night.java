package io.majorincident;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A night in the demo company: Ben is on call for the checkout, Anna comes after him. */
@IncidentContext
abstract class Night {

  static final String BEN = "ben@muster-shop.example";
  static final String ANNA = "anna@muster-shop.example";
  static final String CLARA = "clara@muster-shop.example";
  static final String HUGO = "hugo@muster-shop.example";
  static final String DAVID = "david@muster-shop.example";
  static final String GRETA = "greta@muster-shop.example";
  static final String EVA = "eva@muster-shop.example";

  @Autowired IncidentScenario scenario;
  @Autowired FakeChannel mail;
  @Autowired FakeChannel push;
  @Autowired MovableClock clock;

  @BeforeEach
  void begin() {
    scenario.begin();
  }

  /** Answers that leave a severity 1 as it is. */
  static Map<String, Object> allCustomersAffected() {
    return Map.of(
        "customerEffect", "Nobody can pay.",
        "customersSee", "An error page after 'Buy now'.",
        "scope", "all",
        "reportedSeverity", "1",
        "supportTickets", 12,
        "securityConcern", false,
        "publicAttention", false);
  }

  static Map<String, Object> nobodyAffected() {
    return Map.of(
        "customerEffect", "None.",
        "customersSee", "Nothing.",
        "scope", "none",
        "reportedSeverity", "3",
        "securityConcern", false,
        "publicAttention", false);
  }

  static Map<String, Object> resolved() {
    return Map.of("resolution", "gone", "dataLoss", "none", "closingNote", "Rolled back.");
  }

  /** Ben takes the page and assesses: the response is running. */
  void respond() {
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    scenario.complete("ben", "assessImpact", allCustomersAffected());
  }

  /** The review says that it is over, and Ben confirms it. */
  void resolve() {
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    scenario.complete("ben", "confirmResolution", resolved());
    scenario.complete(
        "eva",
        "confirmUpdate",
        Map.of("updateText", "It works again.", "publicStatus", "resolved"));
  }

  /** Ben gives somebody a role for a quarter of an hour. */
  void delegate(String role, String person, String expectation) {
    scenario.complete("ben", "review", Map.of("decision", "delegate"));
    giveRole(role, person, expectation);
  }

  void giveRole(String role, String person, String expectation) {
    scenario.complete(
        "ben",
        "delegateRole",
        Map.of(
            "delegatedRole", role,
            "delegate", person,
            "expectation", expectation,
            "timeBoxMinutes", 15));
  }

  /** Ben reviews how it goes, and brings somebody in. */
  void askForHelp(String whom, String neededFor) {
    scenario.complete(
        "ben",
        "review",
        Map.of("decision", "escalate", "expertTeam", whom, "neededFor", neededFor));
  }

  /** Time goes on while Ben reviews how it goes, so that nobody else is called. */
  void minutesOfWork(int minutes) {
    for (int left = minutes; left > 0; left -= 19) {
      minutes(Math.min(left, 19));
      scenario.completeOwn("ben", "review", Map.of("decision", "goOn"));
    }
  }

  void minutes(long minutes) {
    scenario.fastForward(Duration.ofMinutes(minutes));
  }
}
