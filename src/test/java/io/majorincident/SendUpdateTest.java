package io.majorincident;

import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.Incident;
import io.majorincident.statuspage.StatusPost;
import io.majorincident.statuspage.StatusPosts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** bpmn/informStakeholders.bpmn and bpmn/sendUpdate.bpmn: what people outside hear, and when. */
class SendUpdateTest extends Night {

  @Autowired StatusPosts posts;
  @Autowired TestRestTemplate http;

  @Test
  void aConfirmedTextIsPostedAndMailed() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    confirm("We look into it.");
    assertThat(posts.of(incident.number()))
        .extracting(StatusPost::text)
        .containsExactly("We look into it.");
    assertThat(mail.by("publishUpdate")).isNotEmpty();
    assertThat(scenario.told(incident)).anyMatch(told -> told.contains("confirmed"));
    assertThat(http.getForObject("/status", String.class)).contains("We look into it.");
  }

  @Test
  void everybodyReadsTimesInTheirOwnZone() {
    scenario.alert("coffee machine", "critical");
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));
    scenario.complete("clara", "assessImpact", allCustomersAffected());
    assertThat(mail.to(DAVID))
        .filteredOn(sent -> sent.key().contains("informInternally"))
        .singleElement()
        .satisfies(sent -> assertThat(sent.text()).contains("GMT").doesNotContain("CET"));
    assertThat(mail.to(HUGO))
        .filteredOn(sent -> sent.key().contains("informInternally"))
        .singleElement()
        .satisfies(sent -> assertThat(sent.text()).contains("MEZ").doesNotContain("GMT"));
  }

  @Test
  void aTextThatNobodyConfirmsGoesOutAsItIsAndTheLeaderHearsOfIt() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    minutes(4);
    assertThat(posts.of(incident.number())).isEmpty();
    String draft = scenario.variable("confirmUpdate", "updateText");
    minutes(1);
    assertThat(posts.of(incident.number()))
        .extracting(StatusPost::text)
        .containsExactly(draft)
        .allMatch(text -> !text.isBlank());
    assertThat(mail.by("publishUpdate"))
        .isNotEmpty()
        .allSatisfy(sent -> assertThat(sent.text()).contains(draft));
    assertThat(mail.by("reportMissedUpdate")).extracting("recipient").containsExactly(BEN);
    assertThat(scenario.told(incident))
        .anyMatch(told -> told.contains("because nobody confirmed it in time"));
  }

  @Test
  void eachUpdateNamesTheTimeOfTheNextAndTheNextComesThen() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    assertThat(nextAfterConfirming(incident)).as("5 to confirm").isEqualTo(Duration.ofMinutes(10));
    minutes(5);
    assertThat(nextAfterConfirming(incident)).isEqualTo(Duration.ofMinutes(25));
    minutes(17);
    assertThat(scenario.tasks("confirmUpdate")).isEmpty();
    minutes(1);
    assertThat(scenario.tasks("confirmUpdate")).hasSize(1);
  }

  @Test
  void everyPromiseIsKeptToTheSecondEvenIfNobodyConfirmsAnythingAndEveryStepIsSlow() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    Random delays = new Random(7);
    for (int review = 0; review < 9; review++) {
      scenario.fastForwardSlowly(Duration.ofMinutes(19), delays);
      scenario.completeOwn("ben", "review", Map.of("decision", "goOn"));
    }
    List<StatusPost> sent = posts.of(incident.number());
    assertThat(sent).hasSizeGreaterThan(6);
    for (int post = 1; post < sent.size(); post++) {
      Instant promised = sent.get(post - 1).next();
      assertThat(promised).as("as readers see it").isEqualTo(promised.truncatedTo(MINUTES));
      assertThat(sent.get(post).at()).isBefore(promised.minusSeconds(60));
    }
  }

  @Test
  void whatIsSaidOfTheEndIsOutByThePromisedTimeToo() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    confirm("We look into it.");
    Instant promised = posts.of(incident.number()).get(0).next();
    minutes(4);
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    minutes(2);
    scenario.complete("ben", "confirmResolution", resolved());
    minutes(2);
    assertThat(posts.of(incident.number()))
        .filteredOn(post -> post.status().equals("resolved"))
        .singleElement()
        .satisfies(last -> assertThat(last.at()).isBefore(promised.minusSeconds(60)));
  }

  @Test
  void aSeverityThatChangesWhileATextIsBeingConfirmedIsToldRightAfterIt() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    confirm("We look into it.");
    minutes(5);
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "2"));
    assertThat(scenario.tasks("confirmUpdate")).hasSize(1);
    confirm("It was still being confirmed.");
    assertThat(nextAfterConfirming(incident)).isEqualTo(Duration.ofMinutes(35));
    assertThat(scenario.tasks("confirmUpdate")).isEmpty();
  }

  @Test
  void afterTwoHoursTheCadenceIsSlower() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    minutesOfWork(150);
    List<StatusPost> sent = posts.of(incident.number());
    Instant slowerFrom = sent.get(0).at().plus(Duration.ofHours(2));
    assertThat(sent.subList(1, sent.size()))
        .allSatisfy(
            post ->
                assertThat(Duration.between(post.at(), post.next()))
                    .as("promised with the post of " + post.at())
                    .isEqualTo(Duration.ofMinutes(post.at().isAfter(slowerFrom) ? 45 : 25)))
        .anyMatch(post -> post.at().isAfter(slowerFrom))
        .anyMatch(post -> post.at().isBefore(slowerFrom));
  }

  @Test
  void anotherSeverityBringsAnUpdateAndAnotherCadence() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    confirm("We look into it.");
    minutes(5);
    confirm("All customers are affected.");
    minutes(2);
    assertThat(scenario.tasks("confirmUpdate")).isEmpty();
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "2"));
    assertThat(nextAfterConfirming(incident)).isEqualTo(Duration.ofMinutes(35));
  }

  @Test
  void whereNoFurtherUpdateIsPromisedNoneComes() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.promiseNoFurtherUpdate(incident);
    confirm("We look into it.");
    minutes(5);
    confirm("That is all for now.");
    mail.forget();
    minutesOfWork(120);
    assertThat(scenario.tasks("confirmUpdate")).isEmpty();
    assertThat(mail.by("publishUpdate")).isEmpty();
  }

  @Test
  void theLastUpdateSaysWhetherDataWasLost() {
    scenario.alert("checkout", "critical");
    respond();
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    scenario.complete("ben", "confirmResolution", resolved());
    String draft = scenario.variable("confirmUpdate", "updateText");
    assertThat(draft).containsIgnoringCase("no data");
  }

  private Duration nextAfterConfirming(Incident incident) {
    confirm("Still at it.");
    List<StatusPost> sent = posts.of(incident.number());
    return Duration.between(clock.instant(), sent.get(sent.size() - 1).next());
  }

  private void confirm(String text) {
    scenario.complete(
        "eva", "confirmUpdate", Map.of("updateText", text, "publicStatus", "investigating"));
  }
}
