package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Delivery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process owner says in the response plan over which levels a page climbs. */
class PagingLevelsTest extends OwnersNight {

  @Autowired JdbcClient jdbc;

  @Test
  void everybodyCanBeCalledAtOnce() {
    levels("everybody");
    scenario.alert("checkout", "critical");
    assertThat(paged()).containsExactlyInAnyOrder(ANNA, BEN, CLARA, HUGO);
  }

  @Test
  void aPersonARoleAndAnotherTeamCanBeLevels() {
    levels("greta, operations, incidentManager");
    scenario.alert("checkout", "critical");
    assertThat(paged()).containsExactly(GRETA);
    minutes(5);
    assertThat(paged()).as("who is on call there").hasSize(1).doesNotContain(BEN, ANNA);
    minutes(5);
    assertThat(paged()).containsExactlyInAnyOrder(CLARA, HUGO);
    minutes(5);
    assertThat(paged()).as("the next round").containsExactly(GRETA);
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
  }

  @Test
  void inARoundRobinItIsTheTurnOfWhoseLastPageIsLongestAgo() {
    levels("roundRobin");
    jdbc.sql("update page set opened_at = '2026-01-01'").update();
    scenario.alert("checkout", "critical");
    String first = paged().get(0);
    minutes(5);
    String second = paged().get(0);
    assertThat(List.of(first, second)).containsExactlyInAnyOrder(ANNA, BEN);
    minutes(5);
    assertThat(paged()).containsExactly(first);
  }

  @Test
  void afterTheLastRoundEverybodyIsCalledHoweverFewTheLevels() {
    levels("primary");
    scenario.alert("checkout", "critical");
    minutes(14);
    assertThat(mail.to(HUGO)).isEmpty();
    minutes(1);
    assertThat(mail.to(HUGO)).hasSize(1);
  }

  @Test
  void aCallThatBeginsHigherThanThereAreLevelsBeginsAtTheFirst() {
    levels("primary");
    scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    mail.forget();
    minutes(10);
    assertThat(mail.by("pageLevel"))
        .as("nobody has assessed: somebody else is called")
        .isNotEmpty();
  }

  /** Who has been paged since the last look. */
  private List<String> paged() {
    List<String> paged = mail.by("pageLevel").stream().map(Delivery::recipient).toList();
    mail.forget();
    return paged;
  }
}
