package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.channel.Delivery;
import io.majorincident.incident.Incident;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;

/** bpmn/pageOnCall.bpmn: who is woken, in which order, and when it stops. */
class PageOnCallTest extends Night {

  @Autowired TestRestTemplate http;

  @Test
  void thePageSaysWhatIsBrokenAndHowToAnswer() {
    Incident incident = scenario.alert("checkout", "critical");
    assertThat(mail.to(BEN))
        .singleElement()
        .satisfies(
            page -> {
              assertThat(page.subject()).contains("SEV1", incident.number());
              assertThat(page.text()).contains("P1", incident.title(), "/pages/");
            });
    assertThat(push.sent()).hasSize(1);
    assertThat(mail.sent()).hasSize(1);
  }

  @Test
  void whoDoesNotAnswerIsFollowedByTheNext() {
    scenario.alert("checkout", "critical");
    minutes(4);
    assertThat(mail.to(ANNA)).isEmpty();
    minutes(1);
    assertThat(mail.to(ANNA)).hasSize(1);
    assertThat(mail.to(BEN)).hasSize(1);
    minutes(5);
    assertThat(mail.to(ANNA)).as("then the whole team").hasSize(2);
    assertThat(mail.to(BEN)).hasSize(2);
    assertThat(mail.to(CLARA)).isEmpty();
  }

  @Test
  void afterThreeRoundsEverybodyIsPagedAgainAndAgain() {
    scenario.alert("checkout", "critical");
    minutes(44);
    assertThat(mail.to(CLARA)).as("nine levels are not over yet").isEmpty();
    minutes(1);
    assertThat(mail.to(CLARA)).hasSize(1);
    assertThat(mail.to(HUGO)).hasSize(1);
    minutes(5);
    assertThat(mail.to(HUGO)).hasSize(2);
    scenario.complete("hugo", "acknowledgePage", Map.of("answer", "accept"));
    mail.forget();
    minutes(4);
    assertThat(mail.by("pageLevel")).isEmpty();
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("hugo");
  }

  @Test
  void oneAcknowledgementEndsAllPagingAtOnce() {
    scenario.alert("checkout", "critical");
    minutes(10);
    mail.forget();
    scenario.complete("anna", "acknowledgePage", Map.of("answer", "accept"));
    minutes(9);
    assertThat(mail.by("pageLevel")).isEmpty();
  }

  @Test
  void whoCannotTakeItIsFollowedByTheNextWithoutWaiting() {
    scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "decline"));
    assertThat(mail.to(ANNA)).hasSize(1);
  }

  @Test
  void aPageThatCannotBeDeliveredGoesToTheNextAtOnce() {
    mail.kill(BEN);
    push.kill("https://push.muster-shop.example/ben");
    Incident incident = scenario.alert("checkout", "critical");
    assertThat(mail.to(ANNA)).hasSize(1);
    assertThat(scenario.told(incident)).anyMatch(told -> told.startsWith("Delivery given up"));
  }

  @Test
  void oneContactThatFailsDoesNotMatterWhileTheOtherWorks() {
    mail.kill(BEN);
    scenario.alert("checkout", "critical");
    assertThat(push.sent()).hasSize(1);
    assertThat(mail.to(ANNA)).isEmpty();
  }

  @Test
  void aDeadMailServerIsTriedAgainAndGivenUpInTime() {
    mail.down(true);
    push.down(true);
    scenario.alert("checkout", "critical");
    assertThat(mail.sent()).isEmpty();
    for (int second = 0; second < 60; second++) {
      scenario.fastForward(java.time.Duration.ofSeconds(1));
      mail.down(second < 20);
    }
    assertThat(mail.to(ANNA)).as("long before the five minutes are over").hasSize(1);
  }

  @Test
  void whoCouldNotBeReachedIsTriedFurtherWhileTheNextIsCalled() {
    benIsBusy(true);
    scenario.alert("checkout", "critical");
    seconds(20);
    assertThat(mail.to(ANNA)).as("the next").hasSize(1);
    minutes(3);
    benIsBusy(false);
    seconds(70);
    assertThat(mail.to(BEN))
        .singleElement()
        .satisfies(page -> assertThat(page.text()).startsWith("This page is 4 minutes old."));
    http.postForObject(link(mail.to(BEN).get(0).text()), null, String.class);
    scenario.settle();
    assertThat(scenario.task("assessImpact").getAssignee()).as("by the old link").isEqualTo("ben");
  }

  @Test
  void whatStillWaitsOfAPageIsNotSentOnceSomebodyHasTakenIt() {
    benIsBusy(true);
    scenario.alert("checkout", "critical");
    seconds(20);
    scenario.complete("anna", "acknowledgePage", Map.of("answer", "accept"));
    benIsBusy(false);
    mail.forget();
    seconds(90);
    assertThat(mail.by("pageLevel")).isEmpty();
    assertThat(push.by("pageLevel")).isEmpty();
  }

  @Test
  void whatStillWaitsOfAPageIsNotSentOnceTheIncidentIsOver() {
    benIsBusy(true);
    Incident incident = scenario.alert("checkout", "critical");
    seconds(20);
    scenario.report("clara", incident, "falseAlarm", Map.of());
    benIsBusy(false);
    mail.forget();
    seconds(90);
    assertThat(mail.by("pageLevel")).isEmpty();
    assertThat(push.by("pageLevel")).isEmpty();
  }

  @Test
  void whoIsPagedOnceMoreGetsTheNewPageAlone() {
    benIsBusy(true);
    scenario.alert("checkout", "critical");
    seconds(20);
    minutes(6);
    assertThat(mail.to(ANNA)).as("her own level, then the whole team").hasSize(2);
    benIsBusy(false);
    seconds(90);
    assertThat(mail.to(BEN)).hasSize(1);
    assertThat(push.sent()).hasSize(1);
  }

  private void benIsBusy(boolean now) {
    mail.busy(BEN, now);
    push.busy("https://push.muster-shop.example/ben", now);
  }

  private void seconds(int seconds) {
    for (int second = 0; second < seconds; second++) {
      scenario.fastForward(java.time.Duration.ofSeconds(1));
    }
  }

  @Test
  void whenEverybodyHasBeenCalledInVainTheTaskStaysAndTheNextCallComesInItsTime() {
    scenario.alert("checkout", "critical");
    minutes(44);
    mail.down(true);
    push.down(true);
    minutes(1);
    String task = scenario.task("acknowledgePage").getId();
    for (int second = 0; second < 60; second++) {
      scenario.fastForward(java.time.Duration.ofSeconds(1));
    }
    minutes(3);
    assertThat(scenario.task("acknowledgePage").getId())
        .as("nothing arrives at any address, yet the task can be completed")
        .isEqualTo(task);
    mail.down(false);
    mail.forget();
    minutes(1);
    assertThat(mail.to(HUGO)).as("the page that still waited, and the next").hasSize(2);
    assertThat(mail.to(HUGO).get(0).text()).startsWith("Diese Alarmierung ist ");
    assertThat(mail.to(HUGO).get(1).text()).doesNotContain("Diese Alarmierung ist ");
    scenario.complete("hugo", "acknowledgePage", Map.of("answer", "accept"));
  }

  @Test
  void aMailServerThatRefusesEverybodyMakesNoEndlessLoop() {
    for (String address : List.of(BEN, ANNA, CLARA, HUGO, DAVID)) {
      mail.kill(address);
    }
    push.kill("https://push.muster-shop.example/ben");
    Incident incident = scenario.alert("checkout", "critical");
    long before = pages(incident);
    assertThat(before).as("three levels in three rounds, then everybody").isEqualTo(10);
    minutes(4);
    assertThat(pages(incident)).isEqualTo(before);
    minutes(1);
    assertThat(pages(incident)).isEqualTo(before + 1);
  }

  @Test
  void whoIsAskedLastOfAllCannotPassItOn() {
    scenario.alert("checkout", "critical");
    minutes(45);
    mail.forget();
    assertThatThrownBy(
            () -> scenario.complete("hugo", "acknowledgePage", Map.of("answer", "decline")))
        .hasStackTraceContaining("nobody is left to ask");
    assertThat(mail.sent()).isEmpty();
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
  }

  @Test
  void aPageEndsWithTheIncidentAndItsLinkSaysSo() {
    Incident incident = scenario.alert("checkout", "critical");
    String link = link(mail.to(BEN).get(0).text());
    mail.down(true);
    minutes(5);
    scenario.report("clara", incident, "falseAlarm", Map.of());
    mail.down(false);
    mail.forget();
    minutes(60);
    assertThat(mail.by("pageLevel")).as("Anna's page was still waiting").isEmpty();
    assertThat(http.getForObject(link, String.class))
        .contains("not needed any more", "False alarm")
        .doesNotContain("I take it");
    assertThat(http.postForObject(link, null, String.class)).contains("not needed any more");
    assertThat(scenario.told(incident))
        .anyMatch(told -> told.endsWith("was not answered: nobody is needed for it any more."));
  }

  @Test
  void aPageToExpertsEndsWhenTheResponseEnds() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report("ben", incident, "people", Map.of("pagedTeam", "press"));
    List<Delivery> pages = mail.by("pageLevel");
    String link = link(pages.get(pages.size() - 1).text());
    scenario.report("ben", incident, "falseAlarm", Map.of());
    assertThat(http.getForObject(link, String.class)).doesNotContain("I take it");
  }

  @Test
  void theLinkInTheMessageAcknowledgesWithoutSigningIn() {
    Incident incident = scenario.alert("checkout", "critical");
    String link = link(mail.to(BEN).get(0).text());
    String asked = http.getForObject(link, String.class);
    assertThat(asked).contains("I take it", incident.number());
    assertThat(scenario.openTasks())
        .as("a mail scanner followed the link")
        .containsExactly("acknowledgePage");

    assertThat(http.postForObject(link, null, String.class)).contains("You have taken it");
    scenario.settle();
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("ben");
    assertThat(scenario.told(incident))
        .anyMatch(told -> told.startsWith("ben acknowledged the page"));
  }

  @Test
  void whoCannotTakeItSaysSoByTheLinkAndTheNextIsAskedWithoutWaiting() {
    Incident incident = scenario.alert("checkout", "critical");
    String link = link(mail.to(BEN).get(0).text());
    assertThat(decline(link)).contains("You cannot take it", "I take it");
    scenario.settle();
    assertThat(mail.to(ANNA)).hasSize(1);
    assertThat(scenario.told(incident))
        .anyMatch(told -> told.startsWith("ben cannot take the page"));
    decline(link);
    scenario.settle();
    assertThat(mail.to(ANNA)).as("once is enough").hasSize(1);
    http.postForObject(link, null, String.class);
    scenario.settle();
    assertThat(scenario.task("assessImpact").getAssignee()).as("he can after all").isEqualTo("ben");
  }

  @Test
  void whereSeveralAreAskedTheNextAreAskedWhenNoneOfThemCan() {
    scenario.alert("checkout", "critical");
    minutes(11);
    String ben = link(mail.to(BEN).get(1).text());
    String anna = link(mail.to(ANNA).get(1).text());
    decline(ben);
    scenario.settle();
    assertThat(mail.to(BEN)).as("Anna has not answered yet").hasSize(2);
    decline(anna);
    scenario.settle();
    assertThat(mail.to(BEN)).as("the next round begins").hasSize(3);
  }

  @Test
  void whoIsAskedLastOfAllCannotDeclineByTheLinkEither() {
    scenario.alert("checkout", "critical");
    minutes(45);
    String hugo = link(mail.to(HUGO).get(0).text());
    assertThat(http.getForObject(hugo, String.class))
        .contains("Alle sind gerufen", "Ich übernehme")
        .doesNotContain("Ich kann nicht");
    decline(hugo);
    scenario.settle();
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
  }

  private String decline(String link) {
    return http.postForObject(link + "?answer=decline", null, String.class);
  }

  @Test
  void whoComesSecondIsToldWhoWasFirst() {
    scenario.alert("checkout", "critical");
    minutes(10);
    String ben = link(mail.to(BEN).get(1).text());
    String anna = link(mail.to(ANNA).get(1).text());
    http.postForObject(anna, null, String.class);
    assertThat(http.postForObject(ben, null, String.class))
        .contains("Anna", "has already taken it");
    scenario.settle();
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("anna");
  }

  @Test
  void whoWakesUpLateCanStillTakeItByTheFirstLink() {
    scenario.alert("checkout", "critical");
    minutes(6);
    String ben = link(mail.to(BEN).get(0).text());
    assertThat(http.getForObject(ben, String.class)).contains("I take it");
    assertThat(http.postForObject(ben, null, String.class)).contains("You have taken it");
    scenario.settle();
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("ben");
    mail.forget();
    minutes(5);
    assertThat(mail.by("pageLevel")).isEmpty();
  }

  @Test
  void aStrangeLinkOpensNothing() {
    scenario.alert("checkout", "critical");
    assertThat(http.postForEntity("/pages/guessed", null, String.class).getStatusCode())
        .isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
  }

  @Test
  void anUnknownServicePagesTheDefaultTeam() {
    Incident incident = scenario.alert("nobodyKnowsThis", "critical");
    assertThat(incident.team()).isEqualTo("operations");
    assertThat(mail.by("pageLevel")).hasSize(1);
  }

  @Test
  void whereNobodyIsOnCallTheNextLevelIsTriedAtOnce() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report("ben", incident, "people", Map.of("pagedTeam", "press"));
    mail.forget();
    minutes(5);
    assertThat(scenario.told(incident))
        .contains("Nobody is on call for team press at level secondary: going on to the next.");
    assertThat(mail.by("pageLevel"))
        .as("as the whole team")
        .extracting("recipient")
        .containsExactly(GRETA);
  }

  @Test
  void aLevelThatAddsNobodyIsPassedOverAtOnceAndTheRecordSaysSo() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report("ben", incident, "people", Map.of("pagedTeam", "technicalLead"));
    minutes(5);
    assertThat(scenario.told(incident))
        .contains(
            "Level secondary adds nobody to whom the last page asked: going on to the next.",
            "Level whole team adds nobody to whom the last page asked: going on to the next.")
        .anyMatch(told -> told.startsWith("Paged anna, david (primary, round 2)"));
    minutes(9);
    assertThat(scenario.told(incident)).noneMatch(told -> told.contains("(everyone, round"));
    minutes(1);
    assertThat(scenario.told(incident))
        .as("after three rounds, and not after nine levels")
        .anyMatch(told -> told.contains("(everyone, round"));
    assertThat(scenario.told(incident))
        .filteredOn(told -> told.contains("Level secondary"))
        .hasSize(3);
  }

  @Test
  void everyDeliveryHasAKeyOfItsOwn() {
    Incident incident = scenario.alert("checkout", "critical");
    minutes(60);
    assertThat(mail.by("pageLevel"))
        .hasSizeGreaterThan(10)
        .allSatisfy(sent -> assertThat(sent.key()).matches(keyOf(incident, sent)));
    assertThat(mail.sent()).extracting(Delivery::key).doesNotHaveDuplicates();
  }

  /** Incident, step, the page as the round, channel and a mark of the recipient. */
  private static String keyOf(Incident incident, Delivery sent) {
    assertThat(sent.topic()).as("the page").matches("[A-Za-z0-9-]+");
    return String.join("/", incident.number(), "pageLevel", sent.topic(), "mail", "[0-9a-f]{12}");
  }

  private long pages(Incident incident) {
    return scenario.told(incident).stream().filter(told -> told.startsWith("Paged ")).count();
  }

  private static String link(String text) {
    Matcher link = Pattern.compile("/pages/[A-Za-z0-9_-]+").matcher(text);
    assertThat(link.find()).isTrue();
    return link.group();
  }
}
