package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.Incident;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A step that fails at every try: nothing is lost, and people hear that the software stands still.
 */
class StuckStepTest extends Night {

  @Test
  void afterTheLastTryPeopleHearOfItAndItCanBeTriedAgain() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.losePlan(incident, "responsePlan");
    mail.forget();
    scenario.tryUntilStuck(Duration.ofMinutes(30));
    assertThat(mail.by("reportStuckStep"))
        .extracting("recipient")
        .as("once each")
        .containsExactlyInAnyOrder(CLARA, HUGO);
    assertThat(mail.by("reportStuckStep").get(0).text()).contains("escalateLevel", "responsePlan");
    assertThat(scenario.told(incident))
        .filteredOn(told -> told.contains("stands still"))
        .hasSize(1);

    scenario.findPlan(incident, "responsePlan");
    scenario.tryAgain();
    assertThat(mail.by("pageLevel")).as("it goes on where it was").isNotEmpty();
  }

  @Test
  void whileNobodyIsCalledItIsTriedUntilItSucceedsAndPeopleHearOfIt() {
    Incident incident = scenario.justReported("checkout", "critical");
    scenario.breakStep(incident, "majorIncident", "reportedSeverity");

    scenario.tryFor(Duration.ofSeconds(15));
    assertThat(mail.by("reportStuckStep")).as("not yet").isEmpty();
    scenario.tryFor(Duration.ofSeconds(15));
    assertThat(mail.by("reportStuckStep")).extracting("recipient").contains(CLARA, HUGO);
    mail.forget();
    scenario.tryFor(Duration.ofMinutes(30));
    assertThat(mail.by("reportStuckStep")).as("once").isEmpty();

    scenario.mend(incident, "majorIncident", "reportedSeverity");
    scenario.tryFor(Duration.ofSeconds(65));
    assertThat(mail.by("pageLevel")).as("by itself").isNotEmpty();
  }
}
