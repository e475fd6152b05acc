package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Delivery;
import io.majorincident.incident.Incident;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;

/** Whoever is paged answers by the phone itself: by a text message, or by a key during the call. */
@ExtendWith(OutputCaptureExtension.class)
class PhoneAnswerTest extends PhonesNight {

  @Test
  void whoRepliesOneHasTakenItAndNothingMoreGoesOut() {
    Incident incident = scenario.alert("checkout", "critical");
    minutes(1);
    assertThat(text.to(BENS))
        .singleElement()
        .satisfies(
            page -> {
              assertThat(page.text())
                  .startsWith("[SEV1] " + incident.number())
                  .matches(".* 1=yes 2=no http\\S+/pages/[\\w-]{32}");
              assertThat(page.text()).hasSizeLessThanOrEqualTo(160);
            });
    assertThat(reply(BENS, "1"))
        .isEqualTo(incident.number() + ": you have taken it. What to do next is in Tasklist.");
    scenario.settle();
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("ben");
    assertThat(scenario.told(incident))
        .anyMatch(told -> told.startsWith("ben acknowledged the page"));
    minutes(4);
    assertThat(voice.sent()).isEmpty();
    assertThat(text.sent()).hasSize(1);
    assertThat(mail.to(ANNA)).noneMatch(sent -> sent.key().contains("/pageLevel/"));
    assertThat(reply(BENS, "2")).as("too late").contains("you have taken it");
  }

  @Test
  void whoRepliesTwoIsFollowedByTheNextWithoutWaiting() {
    Incident incident = scenario.alert("checkout", "critical");
    minutes(1);
    assertThat(reply(BENS, "No, sorry!"))
        .isEqualTo(incident.number() + ": you cannot take it, so the next ones are asked.");
    scenario.settle();
    assertThat(mail.to(ANNA)).hasSize(1);
    assertThat(scenario.told(incident))
        .anyMatch(told -> told.startsWith("ben cannot take the page"));
    assertThat(reply(BENS, "2")).contains("so the next ones are asked");
    scenario.settle();
    assertThat(mail.to(ANNA)).as("once is enough").hasSize(1);
    minutes(2);
    assertThat(voice.to(BENS)).as("he is left alone").isEmpty();
    assertThat(reply(BENS, "Ok.")).as("he can after all").contains("you have taken it");
  }

  @Test
  void theSameMessageTwiceCountsOnce() {
    scenario.alert("checkout", "critical");
    String answer = reply(BENS, "2", "SM-twice");
    scenario.settle();
    assertThat(reply(BENS, "1", "SM-twice")).isEqualTo(answer);
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
    minutes(1);
    assertThat(reply(BENS, "?", "")).contains("reply 1 to take it");
    assertThat(reply(BENS, "1", "")).as("without an id").contains("you have taken it");
  }

  @Test
  void whatNobodyUnderstandsChangesNothing() {
    Incident incident = scenario.alert("checkout", "critical");
    for (String said : List.of("", "What?", "12")) {
      assertThat(reply(BENS, said))
          .isEqualTo(incident.number() + ": reply 1 to take it, 2 if you cannot.");
    }
    scenario.settle();
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
    assertThat(mail.to(ANNA)).isEmpty();
  }

  @Test
  void whoRepliesLateIsToldWhoWasFirst() {
    Incident incident = scenario.alert("checkout", "critical");
    minutes(6);
    assertThat(text.to(ANNAS)).hasSize(1);
    assertThat(reply(ANNAS, "Ja")).isEqualTo(taken(incident));
    assertThat(reply(BENS, "1"))
        .isEqualTo(
            incident.number() + ": Anna Becker has already taken it. You need not do anything.");
    scenario.settle();
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("anna");
  }

  @Test
  void whoWakesUpLateCanStillTakeItByText() {
    scenario.alert("checkout", "critical");
    minutes(6);
    assertThat(reply(BENS, "yes")).contains("you have taken it");
  }

  @Test
  void twoInTheSameMomentHaveOneWinner() {
    Incident incident = scenario.alert("checkout", "critical");
    minutes(10);
    String link = link(text.to(BENS).get(0));
    CompletableFuture<String> ben = CompletableFuture.supplyAsync(() -> key(link, "1"));
    CompletableFuture<String> anna = CompletableFuture.supplyAsync(() -> reply(ANNAS, "1"));
    List<String> said = List.of(ben.join(), anna.join());
    assertThat(said)
        .filteredOn(it -> it.contains("you have taken it") || it.contains("Du hast übernommen"))
        .as("%s", said)
        .hasSize(1);
    assertThat(said)
        .filteredOn(it -> it.contains("has already taken it") || it.contains("hat schon"))
        .as("%s", said)
        .hasSize(1);
    assertThat(scenario.told(incident))
        .filteredOn(told -> told.contains(" acknowledged the page"))
        .hasSize(1);
  }

  @Test
  void whoIsAskedLastOfAllCannotPassItOn() {
    Incident incident = scenario.alert("checkout", "critical");
    minutes(46);
    List<Delivery> texts = text.to(BENS);
    assertThat(texts.get(texts.size() - 1).text()).contains(" 1=yes http");
    assertThat(reply(BENS, "2"))
        .isEqualTo(
            incident.number()
                + ": everybody has been called and nobody is left to ask. It is sent again soon.");
    assertThat(reply(BENS, "?")).isEqualTo(incident.number() + ": reply 1 to take it.");
    scenario.settle();
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
    assertThat(reply(BENS, "1")).contains("you have taken it");
  }

  @Test
  void theNewestOfTwoPagesIsMeantAndTheOtherIsNamed() {
    Incident search = scenario.alert("search", "critical");
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));
    scenario.complete("clara", "assessImpact", allCustomersAffected());
    Incident checkout = scenario.alert("checkout", "critical");
    minutes(1);
    scenario.report("clara", search, "people", Map.of("pagedTeam", "payments"));
    assertThat(reply(BENS, "1"))
        .isEqualTo(
            "%s: you have taken it. What to do next is in Tasklist. %s is open, too."
                .formatted(search.number(), checkout.number()));
    assertThat(reply(BENS, "1"))
        .isEqualTo(checkout.number() + ": you have taken it. What to do next is in Tasklist.");
  }

  @Test
  void whereNothingIsOpenNothingIsChanged() {
    assertThat(reply(BENS, "1")).isEqualTo("No page to you is open. Nothing was changed.");
    Incident incident = scenario.alert("checkout", "critical");
    scenario.report("clara", incident, "falseAlarm", Map.of());
    assertThat(reply(BENS, "1")).isEqualTo("No page to you is open. Nothing was changed.");
    assertThat(key(link(mail.to(BEN).get(0)), "1"))
        .contains(incident.number() + ": this page is over.");
  }

  @Test
  void anUnknownNumberChangesNothing(CapturedOutput log) {
    scenario.alert("search", "critical");
    for (String number : List.of("+4930999888", CLARAS, "", "ben")) {
      assertThat(text(number, "1", "SM-unknown" + number).getBody())
          .as("not known, or not verified")
          .isEqualTo("<Response/>");
    }
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
    assertThat(log.getOut())
        .contains("A text message came from ...888, which is nobody's")
        .doesNotContain("+4930999888");
  }

  @Test
  void whatTheGatewayHasNotSignedIsRefused() {
    scenario.alert("checkout", "critical");
    Map<String, String> form = Map.of("From", BENS, "Body", "1", "MessageSid", "SM-forged");
    String key = link(mail.to(BEN).get(0)) + "/key";
    for (String forged : List.of("", "x", signature(TEXT, Map.of("From", BENS, "Body", "2")))) {
      assertThat(post(TEXT, form, forged).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
      assertThat(post(key, Map.of("Digits", "1"), forged).getStatusCode())
          .isEqualTo(HttpStatus.FORBIDDEN);
    }
    String other = signature(TEXT, Map.of("Digits", "1"));
    assertThat(post(key, Map.of("Digits", "1"), other).getStatusCode())
        .as("signed for another door")
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
    assertThat(post(TEXT + "?more=1&From=x", form).getStatusCode())
        .as("what the address says is signed with it, once")
        .isEqualTo(HttpStatus.OK);
  }

  @Test
  void aStrangeLinkOpensNothingForAKeyEither() {
    assertThat(post("/pages/guessed/key", Map.of("Digits", "1")).getStatusCode())
        .isEqualTo(HttpStatus.NOT_FOUND);
  }

  @Test
  void aKeyDuringTheCallTakesIt() {
    Incident incident = scenario.alert("checkout", "critical");
    minutes(2);
    Delivery call = voice.to(BENS).get(0);
    assertThat(call.language()).isEqualTo(Locale.ENGLISH);
    assertThat(call.text()).isEqualTo(call.subject());
    assertThat(call.action().keys()).isEqualTo("Press 1 to take it, 2 if you cannot.");
    assertThat(key(link(call), "7"))
        .as("asks again")
        .contains("<Gather numDigits=\"1\" action=\"%s%s/key\">".formatted(baseUrl, link(call)))
        .contains("Press 1 to take it, 2 if you cannot.", "Goodbye.");
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
    assertThat(key(link(call), "1"))
        .isEqualTo(
            "<Response><Say language=\"en-GB\">%s: you have taken it. What to do next is in Tasklist.</Say></Response>"
                .formatted(incident.number()));
    scenario.settle();
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("ben");
    assertThat(key(link(call), "7")).as("there is nothing to ask").contains("you have taken it");
  }

  @Test
  void anotherKeyDuringTheCallAsksTheNext() {
    scenario.alert("checkout", "critical");
    minutes(2);
    assertThat(key(link(voice.to(BENS).get(0)), "2"))
        .contains("so the next ones are asked")
        .doesNotContain("Gather");
    scenario.settle();
    assertThat(mail.to(ANNA)).hasSize(1);
  }

  @Test
  void whoReadsGermanIsAskedAndAnsweredInGerman() {
    verify("clara", CLARAS);
    Incident incident = scenario.alert("search", "critical");
    assertThat(text.to(CLARAS))
        .singleElement()
        .satisfies(page -> assertThat(page.text()).contains(" 1=ja 2=nein http"));
    assertThat(reply(CLARAS, "Wer ist da?"))
        .isEqualTo(
            incident.number() + ": Antworte 1, wenn du übernimmst, 2, wenn du nicht kannst.");
    minutes(1);
    Delivery call = voice.to(CLARAS).get(0);
    assertThat(call.language()).isEqualTo(Locale.GERMAN);
    assertThat(call.action().keys())
        .isEqualTo("Drück die 1, wenn du übernimmst, die 2, wenn du nicht kannst.");
    assertThat(key(link(call), "*")).contains("<Say language=\"de-DE\">Drück die 1");
    assertThat(reply(CLARAS, "Nein")).contains("Du kannst nicht, also werden die Nächsten gefragt");
    assertThat(key(link(call), "1"))
        .as("before the next ones are called")
        .contains("Du hast übernommen.")
        .doesNotContain("Gather");
    scenario.settle();
    assertThat(key(link(call), "1")).contains("Du hast übernommen.");
    scenario.settle();
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("clara");
  }

  private static String taken(Incident incident) {
    return incident.number() + ": Du hast übernommen. Was jetzt zu tun ist, steht in Tasklist.";
  }
}
