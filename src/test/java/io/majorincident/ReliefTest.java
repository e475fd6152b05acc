package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.channel.Delivery;
import io.majorincident.incident.Incident;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * bpmn/offerRelief.bpmn: whoever was woken too often in one night may sleep, and the lead hears of
 * it. Anna leads Ben's team; it is two in the night.
 */
class ReliefTest extends PlannersNight {

  private static final Map<String, Object> TAKEN = Map.of("answer", "accept");
  private static final Map<String, Object> YES =
      Map.of("reply", "yes", "replyNote", "I *cannot* think.");

  @Autowired TaskService tasks;

  @Test
  void whoIsWokenTwiceIsOfferedReliefOnceAndTheLeadHearsOfIt() {
    wake();
    assertThat(scenario.openTasks()).doesNotContain("answerReliefOffer");
    wake();
    assertThat(scenario.tasksOf("ben")).contains("answerReliefOffer");
    assertThat(scenario.task("answerReliefOffer").getName())
        .isEqualTo("Answer the offer of relief · Payments");
    assertThat(told("announceReliefOffer")).containsExactlyInAnyOrder(BEN, ANNA);
    assertThat(read("announceReliefOffer", BEN))
        .contains("Pages have woken you 2 times", "answer by Mon 23 Nov, 02:31 CET", "/tasklist/");
    assertThat(read("announceReliefOffer", ANNA))
        .contains("Ben Carter wurde in dieser Nacht 2-mal geweckt", "Du musst jetzt nichts tun");
    assertThat(mail.by("announceReliefWish")).isEmpty();

    wake();
    assertThat(scenario.tasks("answerReliefOffer"))
        .as("one offer a night, and no incident ends it")
        .hasSize(1);
    assertThat(told("announceReliefOffer")).hasSize(2);
  }

  @Test
  void severalPagesOfOneIncidentAndPagesByDayAreNoReason() {
    Incident incident = fail();
    minutes(15);
    scenario.complete("ben", "acknowledgePage", TAKEN);
    assertThat(scenario.openTasks()).doesNotContain("answerReliefOffer");
    scenario.report("anna", incident, "falseAlarm", Map.of());
    minutes(5 * 60);
    wake();
    wake();
    assertThat(scenario.openTasks()).doesNotContain("answerReliefOffer");
    assertThat(mail.by("announceReliefOffer")).isEmpty();
  }

  @Test
  void whoWantsToSleepIsNotPagedAndWhomTheLeadFoundIs() {
    wakeTwice();
    scenario.complete("ben", "answerReliefOffer", YES);
    assertThat(told("announceReliefWish")).containsExactly(ANNA);
    assertThat(read("announceReliefWish", ANNA)).contains("Ben Carter", "I *cannot* think.");
    assertThat(inForce().getBody()).as("nobody is found yet").isEqualTo(before);
    assertThat(shown("reliefNote")).isEqualTo("I \\*cannot\\* think.");
    assertThat(shown("tiredName")).isEqualTo("Ben Carter");
    assertThat(shown("relievers")).contains("Anna Becker").doesNotContain("Ben", "Clara");

    find("anna", "anna");
    assertThat(told("announceRelief")).containsExactlyInAnyOrder(ANNA, BEN);
    assertThat(read("announceRelief", BEN))
        .contains("Anna Becker relieves Ben Carter until Mon 23 Nov, 10:00 CET");
    assertThat(scenario.openTasks()).doesNotContain("findRelief", "answerReliefOffer");
    assertThat(inForce().getBody())
        .contains("{person: anna, from: 2026-11-23 02:02, to: 2026-11-23 10:00}")
        .contains("{person: ben, from: 2026-11-23 02:02, to: 2026-11-23 10:00}");

    mail.forget();
    fail();
    minutes(14);
    assertThat(told("pageLevel")).contains(ANNA).doesNotContain(BEN);
  }

  @Test
  void whoDoesNotWantItStaysOnCall() {
    wakeTwice();
    scenario.complete("ben", "answerReliefOffer", Map.of("reply", "no", "replyNote", "Fine."));
    assertThat(told("announceNoRelief")).containsExactlyInAnyOrder(BEN, ANNA);
    assertThat(read("announceNoRelief", BEN)).contains("does not want to be relieved", "Fine.");
    stays();
  }

  @Test
  void whoDoesNotAnswerStaysOnCall() {
    wakeTwice();
    minutes(28);
    assertThat(mail.by("announceNoRelief")).isEmpty();
    minutes(1);
    assertThat(read("announceNoRelief", ANNA)).contains("kam keine Antwort");
    stays();
  }

  @Test
  void aLeadWhoSleepsIsRemindedThenAllIncidentManagersAreAsked() {
    wakeTwice();
    scenario.complete("ben", "answerReliefOffer", YES);
    assertThat(candidates()).containsExactly("anna");
    minutes(15);
    assertThat(told("announceReliefWish")).containsExactly(ANNA, ANNA);
    minutes(15);
    assertThat(candidates()).containsExactlyInAnyOrder("anna", "clara", "hugo", "incidentManager");
    assertThat(told("announceReliefWish")).contains(CLARA, HUGO).doesNotContain(BEN);
    minutes(15);
    assertThat(read("announceNoRelief", BEN)).contains("nobody was found in time");
    stays();
  }

  @Test
  void aTiredLeadIsNotAskedToFindSomebody() {
    change(
        "admin", version(), before.replaceFirst("members: \\[anna, ben]", "members: [ben, anna]"));
    wakeTwice();
    assertThat(told("announceReliefOffer")).containsExactlyInAnyOrder(BEN, CLARA, HUGO);
    scenario.complete("ben", "answerReliefOffer", YES);
    assertThat(candidates()).containsExactlyInAnyOrder("clara", "hugo");
  }

  @Test
  void nobodyAnswersForOthersAndNobodyIsSentWhoIsAwayOrNoMember() {
    wakeTwice();
    scenario.putBack("answerReliefOffer");
    assertThatThrownBy(() -> scenario.complete("anna", "answerReliefOffer", YES))
        .hasMessageContaining("Only Ben Carter can answer this.");
    scenario.putBack("answerReliefOffer");
    scenario.complete("ben", "answerReliefOffer", YES);
    for (String wrong : List.of("ben", "clara", "nobody")) {
      assertThatThrownBy(() -> find("anna", wrong))
          .hasMessageContaining("Choose another member of the team who is not away.");
    }
    assertThat(inForce().getBody()).isEqualTo(before);
  }

  /** Another thing fails than before. */
  private Incident fail() {
    return scenario.declare(
        "eva",
        Map.of(
            "reportedTitle", "Nobody can pay",
            "reportedService", "checkout",
            "reportedSeverity", "1",
            "reporterKind", "staff"));
  }

  /** Ben is paged for something else than before, and takes it. */
  private Incident wake() {
    Incident incident = fail();
    scenario.complete("ben", "acknowledgePage", TAKEN);
    scenario.report("anna", incident, "falseAlarm", Map.of());
    minutes(1);
    return incident;
  }

  private void wakeTwice() {
    wake();
    wake();
  }

  private void find(String person, String reliever) {
    scenario.complete(person, "findRelief", Map.of("reliever", reliever));
  }

  /** Nothing has changed: Ben is called by the next alert. */
  private void stays() {
    assertThat(scenario.openTasks()).doesNotContain("findRelief", "answerReliefOffer");
    assertThat(inForce().getBody()).isEqualTo(before);
    mail.forget();
    fail();
    assertThat(told("pageLevel")).containsExactly(BEN);
  }

  private List<String> candidates() {
    return tasks.getIdentityLinksForTask(scenario.task("findRelief").getId()).stream()
        .map(ReliefTest::who)
        .toList();
  }

  private static String who(IdentityLink link) {
    return link.getGroupId() == null ? link.getUserId() : link.getGroupId();
  }

  private List<String> told(String step) {
    return mail.by(step).stream().map(Delivery::recipient).toList();
  }

  private String read(String step, String recipient) {
    return mail.by(step).stream()
        .filter(sent -> sent.recipient().equals(recipient))
        .map(sent -> sent.subject() + "\n" + sent.text())
        .findFirst()
        .orElseThrow();
  }

  /** What the form of the search shows to Anna. */
  private String shown(String name) {
    String task = scenario.task("findRelief").getId();
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.ACCEPT_LANGUAGE, "en");
    return http.withBasicAuth("anna", "demo")
        .exchange(
            "/engine-rest/task/%s/form-variables?deserializeValues=false".formatted(task),
            HttpMethod.GET,
            new HttpEntity<>(headers),
            JsonNode.class)
        .getBody()
        .path(name)
        .path("value")
        .asText();
  }
}
