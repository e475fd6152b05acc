package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.DeliveryStatus;
import io.majorincident.channel.Limits;
import io.majorincident.channel.Outbox;
import io.majorincident.channel.Pace;
import io.majorincident.channel.Urgency;
import io.majorincident.incident.Incident;
import io.majorincident.timeline.Timeline;
import io.majorincident.timeline.TimelineEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Ben is paged about much at once: he hears of everything, and is not buried under messages. */
class ManyIncidentsTest extends PhonesNight {

  private static final Pattern ANSWER = Pattern.compile("/pages/[\\w-]{32}");
  private static final Pattern TAKEN =
      Pattern.compile(
          "(MI-\\d+-\\d+): you have taken it\\. .*?(?:(MI-\\d+-\\d+) is open, too\\.)?");

  @Autowired Outbox outbox;
  @Autowired Timeline timeline;
  @Autowired TransactionTemplate transaction;

  @Test
  void ofTenIncidentsAtOnceThreeComeAtOnceAndTheOthersTogetherWithinAMinute() {
    List<Incident> ten = declared(2, 2, 2, 2, 1, 2, 2, 2, 2, 2);
    Incident worst = ten.get(4);
    for (FakeChannel channel : List.of(mail, push)) {
      assertThat(pages(channel)).hasSize(3);
      IntStream.range(0, 3).forEach(i -> isAbout(pages(channel).get(i), ten.get(i)));
    }
    assertThat(text.sent()).isEmpty();
    scenario.fastForward(Duration.ofSeconds(59));
    assertThat(pages(mail)).as("not yet").hasSize(3);
    scenario.fastForward(Duration.ofSeconds(1));
    for (FakeChannel channel : List.of(mail, push)) {
      assertThat(pages(channel)).hasSize(4).last().satisfies(it -> isAboutTheRest(it, ten, worst));
    }
    assertThat(text.sent()).hasSize(3).first().satisfies(it -> isAbout(it, worst));
    minutes(1);
    assertThat(text.sent())
        .hasSize(4)
        .last()
        .satisfies(it -> isShort(it, "7 incidents: [SEV2] " + ten.get(2).number()));
    assertThat(voice.sent()).singleElement().satisfies(it -> isAbout(it, worst));
    assertThat(takenByReplies(ten.size())).doesNotHaveDuplicates();
    scenario.settle();
    assertThat(scenario.tasks("acknowledgePage")).isEmpty();
    int calls = voice.sent().size();
    minutes(4);
    assertThat(pages(mail)).as("and nothing else").hasSize(4);
    assertThat(pages(push)).hasSize(4);
    assertThat(text.sent()).hasSize(4);
    assertThat(voice.sent()).as("what was taken is not called about").hasSize(calls);
    assertThat(mail.to(ANNA)).noneMatch(it -> it.key().contains("/pageLevel/"));
  }

  @Test
  void theSecondMajorComesAtOnceAlthoughTheFirstWasJustAnswered() {
    declare(1);
    scenario.fastForward(Duration.ofSeconds(10));
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    scenario.fastForward(Duration.ofSeconds(10));
    Incident second = declare(1);
    for (FakeChannel channel : List.of(mail, push)) {
      assertThat(pages(channel)).hasSize(2).last().satisfies(it -> isAbout(it, second));
    }
  }

  @Test
  void whatWasTakenMeanwhileIsNotSentAgainAndTheRecordSaysWhatWent() {
    List<Incident> six = declared(1, 2, 2, 2, 2, 1);
    scenario.complete(
        "ben", scenario.task("acknowledgePage", six.get(3)), Map.of("answer", "accept"));
    minutes(1);
    Delivery bundle = pages(mail).get(3);
    assertThat(bundle.subject()).startsWith("2 incidents: [SEV1] " + six.get(5).number());
    assertThat(bundle.text())
        .contains(six.get(4).number(), six.get(5).number())
        .doesNotContain(six.get(0).number(), six.get(3).number());
    assertThat(recorded(six.get(4)))
        .anyMatch(it -> it.startsWith("Put off to ben (mail) until 2026-"))
        .anyMatch(
            it ->
                it.startsWith("Goes out to ben (mail) in one message with pages about 1 other")
                    && it.endsWith("as [" + bundle.key() + "]."))
        .anyMatch(it -> it.startsWith("Delivered to ben (mail)"));
    assertThat(recorded(six.get(3)))
        .filteredOn(it -> it.contains("/mail/"))
        .noneMatch(it -> it.startsWith("Delivered to ") && it.contains("/pageLevel/"));
    assertThat(sentAs(six.get(4))).isEqualTo(bundle.key()).isEqualTo(sentAs(six.get(5)));
    assertThat(sentAs(six.get(0))).isNull();
  }

  @Test
  void aKeyDuringTheCallSaysWhichOtherIsOpen() {
    List<Incident> three = declared(2, 1, 2);
    minutes(2);
    assertThat(voice.sent()).singleElement().satisfies(it -> isAbout(it, three.get(1)));
    minutes(2);
    Delivery call = voice.sent().get(voice.sent().size() - 1);
    assertThat(call.text().lines())
        .hasSize(2)
        .startsWith("2 incidents need you. This is the most severe.")
        .anyMatch(line -> line.startsWith("[SEV2] " + three.get(0).number()));
    assertThat(key(link(call), "1"))
        .contains(three.get(0).number() + ": you have taken it.")
        .contains("<Say language=\"en-GB\">" + three.get(2).number() + " is open, too.</Say>");
  }

  @Test
  void aBundleThatFailsIsRepeatedUnderItsKeyWithoutWhatWasTaken() {
    List<Incident> six = declared(1, 2, 2, 2, 2, 2);
    mail.down(true);
    minutes(1);
    assertThat(pages(mail)).hasSize(3);
    scenario.complete(
        "ben", scenario.task("acknowledgePage", six.get(4)), Map.of("answer", "accept"));
    String key = sentAs(six.get(5));
    mail.down(false);
    scenario.fastForward(Duration.ofSeconds(1));
    assertThat(pages(mail).get(3).key()).isEqualTo(key);
    assertThat(pages(mail).get(3).text())
        .contains(six.get(3).number(), six.get(5).number())
        .doesNotContain(six.get(4).number());
    assertThat(text.sent()).as("the next way was not waited for").isNotEmpty();
  }

  @Test
  void theSixthTextInAQuarterOfAnHourWaitsIfItRepeatsAndThePhoneRingsInstead() {
    declare(2);
    minutes(1);
    otherTexts(4, Duration.ofSeconds(150));
    assertThat(text.to(BENS)).as("at 11, a minute after the page to the whole team").hasSize(5);
    assertThat(voice.to(BENS)).as("a minute earlier than the plan says").hasSize(3);
    scenario.fastForward(Duration.ofSeconds(299));
    assertThat(text.to(BENS)).hasSize(5);
    scenario.fastForward(Duration.ofSeconds(1));
    assertThat(text.to(BENS)).as("nothing is lost").hasSize(6);
  }

  @Test
  void theFirstTextAboutAnotherMajorOneWaitsForNoLimit() {
    otherTexts(5, Duration.ofSeconds(150));
    declare(2);
    minutes(1);
    assertThat(text.to(BENS)).as("13:30 after the first").hasSize(6);
  }

  @Test
  void nobodyIsCalledMoreThanThreeTimesInAQuarterOfAnHour() {
    scenario.alert("checkout", "critical");
    minutes(12);
    assertThat(voice.to(BENS)).as("at 2, 3 and 12").hasSize(3);
    minutes(4);
    assertThat(voice.to(BENS)).as("not at 13").hasSize(3);
    assertThat(mail.to(BEN)).as("but written to at 0, 10 and 15").hasSize(3);
    minutes(1);
    assertThat(voice.to(BENS)).as("again at 17").hasSize(4);
  }

  /** Replies 1 until nothing is open; each answer names the next one. */
  private List<String> takenByReplies(int times) {
    List<String> taken = new ArrayList<>();
    String next = null;
    for (int i = 0; i < times; i++) {
      String answer = reply(BENS, "1");
      var said = TAKEN.matcher(answer);
      assertThat(said.matches()).as(answer).isTrue();
      assertThat(next == null || next.equals(said.group(1))).as(answer + ", not " + next).isTrue();
      taken.add(said.group(1));
      next = said.group(2);
    }
    assertThat(next).isNull();
    return taken;
  }

  private List<Incident> declared(int... severities) {
    return IntStream.of(severities).mapToObj(this::declare).toList();
  }

  private Incident declare(int severity) {
    return scenario.declare(
        "felix",
        Map.of(
            "reportedTitle", "Nobody can pay",
            "reportedService", "checkout",
            "reportedSeverity", "" + severity,
            "reporterKind", "staff"));
  }

  /** Pages about something else have called Ben before, one after another. */
  private void otherTexts(int count, Duration apart) {
    Pace pace = new Pace(Limits.NONE, null, 1);
    for (int i = 0; i < count; i++) {
      String key = "other/pageLevel/%d/%d".formatted(System.nanoTime(), i);
      Delivery other = new Delivery(key, "text", BENS, "Other", "Other", "", "", Urgency.HIGH);
      transaction.executeWithoutResult(it -> outbox.add(other, Duration.ZERO, "", pace));
      scenario.settle();
      scenario.fastForward(apart);
    }
  }

  private static List<Delivery> pages(FakeChannel channel) {
    return channel.by("pageLevel");
  }

  private static void isAbout(Delivery page, Incident incident) {
    assertThat(page.subject())
        .startsWith("[SEV" + incident.severity().level() + "] " + incident.number());
    assertThat(page.key()).doesNotContain("together");
  }

  /** All but the first three, and each with a link of its own. */
  private static void isAboutTheRest(Delivery page, List<Incident> ten, Incident worst) {
    assertThat(page.subject()).startsWith("7 incidents: [SEV1] " + worst.number());
    List<String> numbers = ten.stream().skip(3).map(Incident::number).toList();
    assertThat(page.text())
        .contains(numbers)
        .doesNotContain(ten.get(0).number(), ten.get(1).number(), ten.get(2).number());
    List<String> links = ANSWER.matcher(page.text()).results().map(MatchResult::group).toList();
    Set<String> different = new HashSet<>(links);
    assertThat(different).hasSize(7).hasSameSizeAs(links);
  }

  private static void isShort(Delivery page, String beginning) {
    assertThat(page.text())
        .startsWith(beginning)
        .matches(".* 1=yes 2=no http\\S+/pages/[\\w-]{32}");
    assertThat(page.text()).hasSizeLessThanOrEqualTo(160);
  }

  private List<String> recorded(Incident incident) {
    return timeline.of(incident.number()).stream().map(TimelineEntry::text).toList();
  }

  /** The key under which the page by mail went out with others, or null. */
  private String sentAs(Incident incident) {
    return outbox.of(incident.number()).stream()
        .filter(it -> it.key().contains("/pageLevel/") && it.channel().equals("mail"))
        .map(DeliveryStatus::sentAs)
        .toList()
        .get(0);
  }
}
