package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** How often pages have woken each person is counted, and shown beside what being on call takes. */
class WakeUpsTest extends Night {

  @Autowired TestRestTemplate http;

  @Test
  void eachIncidentOfTheNightWakesOnceHoweverManyPagesItTakes() {
    assertThat(woken("ben")).isZero();
    scenario.alert("checkout", "critical");
    assertThat(woken("ben")).isOne();
    minutes(10);
    assertThat(mail.to(BEN)).as("by his level, and with the team").hasSizeGreaterThan(1);
    assertThat(woken("ben")).as("still awake").isOne();
    assertThat(woken("anna")).isOne();
    scenario.complete("anna", "acknowledgePage", Map.of("answer", "accept"));
    minutes(1);
    scenario.alert("search", "critical");
    assertThat(woken("clara")).isOne();
    assertThat(woken("ben")).isOne();
  }

  @Test
  void aPageOfTheSameIncidentLongAfterTheLastWakesAgain() {
    scenario.alert("checkout", "critical");
    respond();
    minutes(15);
    scenario.completeOwn("ben", "review", Map.of("decision", "goOn"));
    minutes(16);
    assertThat(woken("ben")).isOne();
    scenario.completeOwn(
        "ben",
        "review",
        Map.of("decision", "escalate", "expertTeam", "payments", "neededFor", "The queue."));
    assertThat(woken("ben")).isEqualTo(2);
  }

  @Test
  void byDayAPageWakesNobodyAndNightIsWhereThePersonLives() {
    minutes(4 * 60 + 30);
    scenario.alert("search", "critical");
    minutes(5);
    assertThat(mail.to(DAVID)).as("half past five in London").isNotEmpty();
    assertThat(woken("david")).isOne();
    assertThat(mail.to(CLARA)).as("half past six in Berlin").isNotEmpty();
    assertThat(woken("clara")).isZero();
  }

  private int woken(String person) {
    for (String team : new String[] {"payments", "catalogue"}) {
      for (JsonNode load :
          http.withBasicAuth("hugo", "demo")
              .getForObject("/api/on-call/%s/load".formatted(team), JsonNode.class)) {
        if (load.path("person").asText().equals(person)) {
          return load.path("wakeUps").asInt(-1);
        }
      }
    }
    throw new AssertionError(person + " is in none of these teams");
  }
}
