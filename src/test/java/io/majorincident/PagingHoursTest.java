package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.Incident;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is not urgent wakes nobody: it waits for the hours in which its receivers work. */
class PagingHoursTest extends Night {

  @Test
  void whoIsNeededForAMinorIncidentIsCalledInTheMorning() {
    Incident incident = minorAtTwoInTheNight();
    minutes(6 * 60 + 59);
    assertThat(mail.by("pageLevel")).isEmpty();
    assertThat(push.sent()).isEmpty();
    assertThat(scenario.openTasks()).doesNotContain("acknowledgePage");
    minutes(1);
    assertThat(mail.by("pageLevel")).extracting("recipient").containsExactly(GRETA);
    scenario.complete("greta", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.told(incident)).filteredOn(told -> told.startsWith("Paged ")).hasSize(1);
  }

  @Test
  void whatBecomesUrgentMeanwhileDoesNotWait() {
    Incident incident = minorAtTwoInTheNight();
    minutes(30);
    assertThat(mail.by("pageLevel")).isEmpty();
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "1"));
    assertThat(mail.by("pageLevel")).extracting("recipient").contains(GRETA, BEN);
  }

  @Test
  void whoDoesNotAnswerUntilTheEveningIsLeftAloneUntilTheMorning() {
    Incident incident = minorAtTwoInTheNight();
    minutes(14 * 60 + 50);
    mail.forget();
    minutes(10);
    long before = pages(incident);
    mail.forget();
    minutes(16 * 60 - 1);
    assertThat(mail.by("pageLevel")).as("between five and nine").isEmpty();
    assertThat(pages(incident)).isEqualTo(before);
    minutes(1);
    assertThat(mail.by("pageLevel")).isNotEmpty();
  }

  @Test
  void aMajorIncidentIsPagedAtAnyTime() {
    scenario.alert("checkout", "critical");
    assertThat(mail.by("pageLevel")).extracting("recipient").containsExactly(BEN);
  }

  private Incident minorAtTwoInTheNight() {
    Incident incident = scenario.alert("checkout", "info");
    scenario.report("ben", incident, "people", Map.of("pagedTeam", "press"));
    assertThat(scenario.now(incident).severity().level()).isEqualTo(3);
    return incident;
  }

  private long pages(Incident incident) {
    return scenario.told(incident).stream().filter(told -> told.startsWith("Paged ")).count();
  }
}
