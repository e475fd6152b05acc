package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.channel.Delivery;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** bpmn/askForSwap.bpmn: two colleagues do each other's shift. */
class SwapTest extends PlannersNight {

  /** Ben is on call until ten in the morning, then Anna for a week, and so on. */
  private static final String BENS_NOW =
      "payments/rotation/2026-11-16T09:00:00Z/2026-11-23T09:00:00Z";

  private static final String BENS = "payments/rotation/2026-11-30T09:00:00Z/2026-12-07T09:00:00Z";
  private static final String ANNAS = "payments/rotation/2026-12-07T09:00:00Z/2026-12-14T09:00:00Z";
  private static final String BENS_AFTER_THAT =
      "payments/rotation/2026-12-14T09:00:00Z/2026-12-21T09:00:00Z";
  private static final String CLARAS =
      "catalogue/rotation/2026-12-14T09:00:00Z/2026-12-21T09:00:00Z";

  private static final Map<String, Object> YES = Map.of("reply", "yes");
  private static final Map<String, Object> NO =
      Map.of("reply", "no", "replyNote", "I am in Rome then.");

  @Test
  void whoeverAcceptsIsPagedInTheOthersShiftAndTheOtherInTheirs() {
    ask("ben", BENS, ANNAS);
    assertThat(inForce().getBody()).as("nothing changes before the answer").isEqualTo(before);
    assertThat(scenario.tasksOf("anna")).containsExactly("answerSwap");
    scenario.complete("anna", "answerSwap", YES);

    assertThat(mail.by("announceSwap"))
        .extracting(Delivery::recipient)
        .containsExactlyInAnyOrder(ANNA, BEN);
    assertThat(read("announceSwap", BEN))
        .contains(
            "Ben Carter and Anna Becker have swapped shifts",
            "- Anna Becker takes Payments: Mon 30 Nov 10:00 to Mon 7 Dec 10:00",
            "Payments: Mon 30 Nov, 10:00 CET to Mon 7 Dec, 10:00 CET: Anna Becker",
            "Payments: Mon 7 Dec, 10:00 CET to Mon 14 Dec, 10:00 CET: Ben Carter");
    assertThat(read("announceSwap", ANNA)).contains("haben Schichten getauscht");
    assertThat(inForce().getBody())
        .contains(
            "swaps:",
            "- {one: {layer: 'rotation', at: 2026-11-30 10:00}, other: {layer: 'rotation', at:"
                + " 2026-12-07 10:00}}");
    JsonNode newest = ask("clara", "/api/plan/versions", JsonNode.class).getBody().path(0);
    assertThat(newest.path("changer").asText()).isEqualTo("anna");
    assertThat(newest.path("reason").asText())
        .isEqualTo("Swapped shifts in Tasklist: Ben Carter asked, Anna Becker accepted");
    assertThat(scenario.openTasks()).isEmpty();

    assertThat(pagedAfter(Duration.ofDays(8))).as("in what was Ben's shift").containsExactly(ANNA);
    assertThat(pagedAfter(Duration.ofDays(15))).as("in Anna's").containsExactly(BEN);
    assertThat(pagedAfter(Duration.ofDays(22))).as("after both, in turn").containsExactly(BEN);
  }

  @Test
  void whoeverRefusesChangesNothingAndTheAskerHearsWhy() {
    ask("ben", BENS, ANNAS);
    mail.forget();
    scenario.complete("anna", "answerSwap", NO);

    assertThat(mail.sent()).extracting(Delivery::recipient).containsExactly(BEN);
    assertThat(read("announceSwapRefused", BEN))
        .contains(
            "Anna Becker does not swap shifts",
            "does not take Payments: Mon 30 Nov 10:00 to Mon 7 Dec 10:00",
            "Anna Becker says: I am in Rome then.",
            "Nothing changes");
    assertThat(inForce().getBody()).isEqualTo(before);
    assertThat(scenario.openTasks()).isEmpty();
    assertThat(pagedAfter(Duration.ofDays(8))).containsExactly(BEN);
  }

  @Test
  void silenceIsNoYesAndBothHearThatNothingChanges() {
    ask("ben", BENS, ANNAS);
    mail.forget();
    scenario.fastForward(Duration.ofHours(47));
    assertThat(mail.sent()).isEmpty();
    scenario.fastForward(Duration.ofHours(1));

    assertThat(mail.by("announceSwapUnanswered"))
        .extracting(Delivery::recipient)
        .containsExactlyInAnyOrder(ANNA, BEN);
    assertThat(read("announceSwapUnanswered", BEN))
        .contains("Ben Carter would have given Payments: Mon 30 Nov", "Nothing changes");
    assertThat(read("announceSwapUnanswered", ANNA)).contains("Es ändert sich nichts");
    assertThat(scenario.openTasks()).isEmpty();
    assertThat(inForce().getBody()).isEqualTo(before);
  }

  @Test
  void whatIsWrongWithAWishIsToldAllAtOnceAndNobodyIsAsked() {
    assertThatThrownBy(() -> ask("ben", BENS_NOW, CLARAS))
        .hasMessageContainingAll(
            "The shift from 2026-11-16 10:00 until 2026-11-23 10:00 has begun already.",
            "The two shifts are of different teams: swap within one.");
    assertThatThrownBy(() -> ask("ben", ANNAS, BENS))
        .hasMessageContainingAll(
            "The second shift is your own, too: choose a colleague's.",
            "Ben Carter does not have the shift from 2026-12-07 10:00 until 2026-12-14 10:00.");
    assertThatThrownBy(() -> scenario.start("ben", "askForSwap", Map.of("ownShift", "tomorrow")))
        .hasMessageContainingAll(
            "'Which one of a colleague's instead?' is missing.",
            "'tomorrow' is no shift: choose one from the list.");
    assertThatThrownBy(() -> ask("ben", "", BENS_NOW))
        .hasMessageContainingAll(
            "'Which of your shifts?' is missing.", "is your own, too", "has begun already");
    assertThatThrownBy(() -> ask("ben", "a/b/2026-12-07T09:00:00Z/2026-12-07T09:00:00Z", ANNAS))
        .hasMessageContaining("is no shift: choose one from the list.");
    assertThatThrownBy(() -> ask("ben", BENS.replace("12-07T09", "12-07T10"), ANNAS))
        .hasMessageContaining("The plan has no shift from 2026-11-30 10:00 until 2026-12-07 11:00");
    assertThatThrownBy(() -> ask("ben", BENS.replace("payments", "nobody"), ANNAS))
        .hasMessageContaining("The plan has no shift from");
    assertThat(mail.sent()).isEmpty();
    assertThat(scenario.openTasks()).isEmpty();
  }

  @Test
  void twoShiftsAreSwappedOnceAndWhoeverIsAwayCannotTakeOne() {
    ask("ben", BENS, ANNAS);
    scenario.complete("anna", "answerSwap", YES);
    assertThatThrownBy(() -> ask("anna", BENS, ANNAS))
        .hasMessageContaining("These two shifts have been swapped before");

    changeItBack();
    scenario.start(
        "anna",
        "reportAbsence",
        Map.of("dutyFrom", "2026-12-01T10:00+01:00", "dutyUntil", "2026-12-02T10:00+01:00"));
    scenario.settle();
    assertThatThrownBy(() -> ask("ben", BENS, ANNAS))
        .hasMessageContaining(
            "Anna Becker is away in a part of the shift from 2026-11-30 10:00 until 2026-12-07"
                + " 10:00.");
  }

  @Test
  void whatIsTakenOverMeanwhileIsNoLongerSwapped() {
    ask("ben", BENS, ANNAS);
    scenario.start(
        "anna",
        "takeOverShift",
        Map.of(
            "onCallTeam", "payments",
            "dutyFrom", "2026-11-30T10:00+01:00",
            "dutyUntil", "2026-12-07T10:00+01:00"));
    scenario.settle();
    String taken = inForce().getBody();

    assertThatThrownBy(() -> scenario.complete("anna", "answerSwap", YES))
        .hasMessageContainingAll(
            "Ben Carter does not have the shift from 2026-11-30 10:00 until 2026-12-07 10:00.",
            "So the swap is no longer possible: answer no, and agree on another one.");
    assertThat(inForce().getBody()).isEqualTo(taken);
    scenario.complete("anna", "answerSwap", NO);
    assertThat(mail.by("announceSwapRefused")).hasSize(1);
  }

  @Test
  void whenThePlanHasOtherShiftsMeanwhileTheFormSaysSoAndNothingIsAccepted() {
    ask("ben", BENS, ANNAS);
    change("admin", version(), before.replaceFirst("handoverTime: 10:00", "handoverTime: 11:00"));

    assertThat(shown("anna", "de", "swapEffect"))
        .isEqualTo("Der Plan hat sich geändert: das ist nicht mehr möglich.");
    assertThatThrownBy(() -> scenario.complete("anna", "answerSwap", YES))
        .hasMessageContaining("The plan has no shift from 2026-11-30 10:00 until 2026-12-07 10:00");
    scenario.fastForward(Duration.ofDays(2));
    assertThat(read("announceSwapUnanswered", BEN))
        .as("names what the plan no longer has")
        .contains("Payments: Mon 30 Nov 10:00 to Mon 7 Dec 10:00");
  }

  @Test
  void nobodyAnswersButWhoeverIsAsked() {
    ask("ben", BENS, ANNAS);
    scenario.putBack("answerSwap");
    assertThatThrownBy(() -> scenario.complete("ben", "answerSwap", YES))
        .hasMessageContaining("Only Anna Becker can answer this.");
    assertThat(inForce().getBody()).isEqualTo(before);
  }

  /** Whoever may start and answer may send more than the form has. */
  @Test
  void nobodyAsksForSomebodyElseOrChangesWhatWasAsked() {
    Map<String, Object> forged =
        Map.of("ownShift", BENS, "othersShift", ANNAS, "changedBy", "david");
    assertThatThrownBy(() -> scenario.start("ben", "askForSwap", forged))
        .hasMessageContaining("The form has no field 'changedBy'");
    scenario.start("ben", "askForSwap", Map.of("ownShift", BENS, "othersShift", ANNAS));
    scenario.settle();
    assertThat(shown("anna", "en", "askerName")).isEqualTo("Ben Carter");
    Map<String, Object> another =
        Map.of("reply", "yes", "ownShift", BENS_AFTER_THAT, "changedBy", "david");
    assertThatThrownBy(() -> scenario.complete("anna", "answerSwap", another))
        .hasMessageContainingAll("no field 'changedBy'", "no field 'ownShift'");
    scenario.complete("anna", "answerSwap", Map.of("reply", "yes"));
    assertThat(inForce().getBody())
        .contains("at: 2026-11-30 10:00}, other: {layer: 'rotation', at: 2026-12-07 10:00}}")
        .doesNotContain("2026-12-14 10:00");
    assertThat(mail.by("announceSwap"))
        .extracting(Delivery::recipient)
        .containsExactlyInAnyOrder(ANNA, BEN);
  }

  @Test
  void bothReadInTheirLanguageWhatIsAskedAndWhatItDoesToTheBalance() {
    ask("ben", BENS, ANNAS);
    assertThat(read("announceSwapRequest", ANNA))
        .contains(
            "Ben Carter bittet Anna Becker um einen Schichttausch",
            "- Anna Becker würde übernehmen: Payments: Mo. 30. Nov. 10:00 bis Mo. 7. Dez. 10:00",
            "- Ben Carter würde übernehmen: Payments: Mo. 7. Dez. 10:00 bis Mo. 14. Dez. 10:00",
            "Warum: My *sister* marries.",
            "Stunden Bereitschaft für Payments von 2026-10-19 bis 2027-01-25",
            "- Anna Becker: 1176 → 1176 insgesamt, ",
            "Anna Becker antwortet bis Mi. 25. Nov., 02:00 MEZ",
            "http://");
    assertThat(read("announceSwapRequest", BEN))
        .contains(
            "Ben Carter asks Anna Becker to swap shifts",
            "Why: My *sister* marries.",
            "Hours on call for Payments from 2026-10-19 until 2027-01-25",
            "Anna Becker answers by Wed 25 Nov, 02:00 CET");

    assertThat(shown("anna", "en", "askerName")).isEqualTo("Ben Carter");
    assertThat(shown("anna", "en", "shiftToTake"))
        .isEqualTo("Payments: Mon 30 Nov 10:00 to Mon 7 Dec 10:00");
    assertThat(shown("anna", "de", "shiftToGive"))
        .isEqualTo("Payments: Mo. 7. Dez. 10:00 bis Mo. 14. Dez. 10:00");
    assertThat(shown("anna", "de", "swapReason")).isEqualTo("My \\*sister\\* marries.");
    assertThat(shown("anna", "de", "swapEffect"))
        .startsWith("Stunden Bereitschaft für Payments von 2026-10-19 bis 2027-01-25")
        .contains("\n- Anna Becker: 1176 → 1176 insgesamt, ");
    assertThat(scenario.variable("answerSwap", "swapEffect"))
        .as("the record keeps one language")
        .startsWith("Hours on call for Payments");
  }

  @Test
  void whoeverGivesANightForAWeekendReadsWhatItCosts() {
    JsonNode form = form("david", "en");
    String night = option(form, "ownShift", "Operations, nights and weekends: Tue 24 Nov");
    String saturday =
        option(form, "othersShift", "Clara Vogt · Operations, nights and weekends: Sat");
    ask("david", night, saturday);
    assertThat(scenario.variable("answerSwap", "swapEffect"))
        .isEqualTo(
            """
            Hours on call for Operations from 2026-10-13 until 2027-01-10, before and after the swap:
            Clara Vogt: 706 → 696 in all, 238 → 238 at night, 192 → 168 at weekends, 48 → 48 on holidays
            David Hughes: 681 → 691 in all, 219 → 219 at night, 191 → 215 at weekends, 0 → 0 on holidays""");
    scenario.complete("clara", "answerSwap", YES);
    assertThat(inForce().getBody())
        .contains("{layer: 'nights and weekends', at: 2026-11-24 18:00}");
  }

  @Test
  void theFormOffersTheComingShiftsOfThePersonAndOfTheirTeams() {
    assertThat(options(form("ben", "de"), "ownShift"))
        .startsWith("Payments: Mo. 30. Nov. 10:00 bis Mo. 7. Dez. 10:00")
        .hasSize(4);
    assertThat(options(form("ben", "en"), "othersShift"))
        .startsWith("Anna Becker · Payments: Mon 23 Nov 10:00 to Mon 30 Nov 10:00")
        .hasSize(4);
    assertThat(options(form("david", "en"), "ownShift"))
        .as("David reads times in London")
        .contains("Catalogue: Mon 23 Nov 09:00 to Mon 30 Nov 09:00");
    assertThat(options(form("eva", "en"), "ownShift")).as("in no team").isEmpty();
  }

  @Test
  void theSoonerAShiftBeginsTheSoonerTheAnswerIsDue() {
    JsonNode form = form("clara", "en");
    String tonight = option(form, "othersShift", "· Operations, nights and weekends: Mon 23 Nov");
    ask("clara", option(form, "ownShift", "Operations, nights and weekends: Thu 10 Dec"), tonight);
    assertThat(scenario.task("answerSwap").getDueDate())
        .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
  }

  private void ask(String person, String own, String others) {
    Map<String, Object> form = new HashMap<>();
    form.put("ownShift", own);
    form.put("othersShift", others);
    form.put("swapReason", "My *sister* marries.");
    scenario.start(person, "askForSwap", form);
    scenario.settle();
  }

  /** Who is paged if the checkout fails this long after the night began. */
  private List<String> pagedAfter(Duration time) {
    scenario.begin();
    scenario.fastForward(time);
    scenario.alert("checkout", "critical");
    return mail.by("pageLevel").stream().map(Delivery::recipient).toList();
  }

  private String read(String step, String recipient) {
    return mail.by(step).stream()
        .filter(sent -> sent.recipient().equals(recipient))
        .map(sent -> sent.subject() + "\n" + sent.text())
        .findFirst()
        .orElseThrow();
  }

  private String shown(String person, String language, String name) {
    String task = scenario.task("answerSwap").getId();
    return rest(person, language, "/task/%s/form-variables?deserializeValues=false".formatted(task))
        .path(name)
        .path("value")
        .asText();
  }

  private JsonNode form(String person, String language) {
    return rest(person, language, "/process-definition/key/askForSwap/deployed-start-form");
  }

  private static List<String> options(JsonNode form, String key) {
    return field(form, key).path("values").findValuesAsText("label");
  }

  /** The value of the first option whose label contains this. */
  private static String option(JsonNode form, String key, String label) {
    return StreamSupport.stream(field(form, key).path("values").spliterator(), false)
        .filter(option -> option.path("label").asText().contains(label))
        .map(option -> option.path("value").asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError(label + " in " + options(form, key)));
  }

  private static JsonNode field(JsonNode form, String key) {
    return StreamSupport.stream(form.path("components").spliterator(), false)
        .filter(part -> part.path("key").asText().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode rest(String person, String language, String path) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
    return http.withBasicAuth(person, "demo")
        .exchange("/engine-rest" + path, HttpMethod.GET, new HttpEntity<>(headers), JsonNode.class)
        .getBody();
  }
}
