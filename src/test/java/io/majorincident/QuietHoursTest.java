package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Delivery;
import io.majorincident.incident.Incident;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can wait does not reach people while they sleep, each by their own clock. */
class QuietHoursTest extends Night {

  @Test
  void aNoteOfTheNightComesWhenItIsSevenWhereThePersonLives() {
    scenario.alert("search", "info");
    minutes(5 * 60 - 1);
    assertThat(mail.sent()).as("a minute to seven in Berlin").isEmpty();
    minutes(1);
    assertThat(told("informTeam")).containsExactly(CLARA);
    minutes(59);
    assertThat(told("informTeam")).as("six in London, a minute to seven").containsExactly(CLARA);
    minutes(1);
    assertThat(told("informTeam")).containsExactly(CLARA, DAVID);
    minutes(60);
    assertThat(told("informTeam")).as("once").hasSize(2);
  }

  @Test
  void whatIsFixedBeforeTheMorningIsNotToldAnyMore() {
    Incident incident = scenario.alert("checkout", "info");
    scenario.report("anna", incident, "note", Map.of("reason", "It was the disk."));
    scenario.complete("anna", "fixMinorIncident", Map.of("result", "Restarted."));
    minutes(12 * 60);
    assertThat(mail.sent()).isEmpty();
    assertThat(push.sent()).isEmpty();
  }

  @Test
  void byDayItIsToldAtOnce() {
    minutes(5 * 60);
    scenario.alert("checkout", "info");
    assertThat(told("informTeam")).containsExactlyInAnyOrder(ANNA, BEN);
  }

  @Test
  void ofAMajorOneWhoeverWorksOnItHearsEverythingInTheNight() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    assertThat(told("openChannels")).contains(BEN);
    mail.forget();
    scenario.report("anna", incident, "falseAlarm", Map.of("reason", "A test of the alarm."));
    assertThat(told("withdrawIncident")).containsExactlyInAnyOrder(BEN, ANNA);
  }

  @Test
  void aMinorOneThatGetsWorsePagesAtOnceWhateverTheHour() {
    Incident incident = scenario.alert("checkout", "info");
    scenario.report("anna", incident, "severity", Map.of("reportedSeverity", "1"));
    assertThat(told("pageLevel")).containsExactly(BEN);
  }

  private List<String> told(String step) {
    return mail.by(step).stream().map(Delivery::recipient).toList();
  }
}
