package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.channel.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** bpmn/takeOverShift.bpmn and bpmn/reportAbsence.bpmn: what people agree about being on call. */
class DutyTest extends PlannersNight {

  @Test
  void whoTakesOverIsPagedAndWhoWasOnCallSleepsAndBothKnow() {
    takeOver("anna", "payments", Duration.ZERO, Duration.ofHours(4));

    assertThat(mail.by("announceTakeover"))
        .extracting(Delivery::recipient)
        .containsExactlyInAnyOrder(ANNA, BEN);
    assertThat(mail.to(BEN).get(0).text())
        .contains("Anna Becker is on call from", "Payments: ", ": Anna Becker");
    assertThat(mail.to(ANNA).get(0).text()).contains("Hallo Anna Becker", "Bereitschaft");
    JsonNode newest = ask("clara", "/api/plan/versions", JsonNode.class).getBody().path(0);
    assertThat(newest.path("changer").asText()).isEqualTo("anna");
    assertThat(inForce().getBody()).contains("# Who answers together").contains("overrides:");

    JsonNode payments =
        ask("clara", "/api/on-call?at=" + clock.instant(), JsonNode.class).getBody().path(0);
    assertThat(payments.at("/now/why").asText()).isEqualTo("Has taken over from Ben Carter");
    assertThat(payments.at("/next/name").asText()).isEqualTo("Ben Carter");
    scenario.alert("checkout", "critical");
    assertThat(mail.by("pageLevel")).extracting(Delivery::recipient).containsExactly(ANNA);
  }

  @Test
  void afterTheTakeoverItIsAsBefore() {
    takeOver("anna", "payments", Duration.ZERO, Duration.ofHours(4));
    scenario.fastForward(Duration.ofHours(4));
    scenario.alert("checkout", "critical");
    assertThat(mail.by("pageLevel")).extracting(Delivery::recipient).containsExactly(BEN);
  }

  @Test
  void whatCannotBeTakenOverIsToldAtOnceAndNothingChanges() {
    refused("felix", "payments", 0, 8, "Choose a team of which you are a member.");
    refused("anna", "nobody", 0, 8, "Choose a team of which you are a member.");
    refused("anna", "payments", 8, 0, "It must end after it begins.");
    refused("anna", "payments", -9, -1, "It is over already");
    refused("anna", "payments", 0, 24 * 400, "It may last a year at most.");
    assertThatThrownBy(
            () -> scenario.start("anna", "takeOverShift", Map.of("onCallTeam", "payments")))
        .hasMessageContainingAll("From when?", "Until when?");
    assertThat(inForce().getBody()).isEqualTo(before);

    takeOver("anna", "payments", Duration.ZERO, Duration.ofHours(8));
    refused(
        "ben",
        "payments",
        4,
        6,
        "Anna Becker has taken over a part of that time already: from 2026-11-23 06:00 until 2026-11-23 08:00.");
    refused("anna", "payments", 24 * 365 * 200, 24 * 365 * 200 + 1, "look at the year");
    assertThat(mail.by("announceTakeover")).as("of the first alone").hasSize(2);
  }

  @Test
  void forWhomIsAwayTheNextInLineIsPaged() {
    report("ben", Duration.ZERO, Duration.ofDays(2));

    assertThat(mail.by("announceAbsence"))
        .extracting(Delivery::recipient)
        .containsExactlyInAnyOrder(ANNA, BEN);
    assertThat(mail.to(ANNA).get(0).text())
        .contains("Ben Carter ist von", "Payments: ", ": Anna Becker");
    scenario.alert("checkout", "critical");
    assertThat(mail.by("pageLevel")).extracting(Delivery::recipient).containsExactly(ANNA);
  }

  @Test
  void whereNobodyFillsInTheTeamIsToldAndTheGapIsSeen() {
    report("greta", Duration.ofDays(1), Duration.ofDays(2));
    assertThat(mail.to(GRETA).get(0).text()).contains("Press: ", ": NOBODY");
    JsonNode press =
        ask(
                "clara",
                "/api/on-call/press?to=" + clock.instant().plus(3, ChronoUnit.DAYS),
                JsonNode.class)
            .getBody();
    assertThat(press.findValues("person"))
        .extracting(JsonNode::isNull)
        .containsExactly(false, true, false);
    assertThat(press.findValuesAsText("why")).contains("All are away: Greta Olsen");
  }

  @Test
  void whoIsNotOnCallAnywayIsAwayWithoutTrouble() {
    report("anna", Duration.ZERO, Duration.ofHours(1));
    assertThat(mail.by("announceAbsence")).extracting(Delivery::recipient).containsExactly(ANNA);
    assertThat(mail.to(ANNA).get(0).text()).contains("Es ändert sich nichts");
    assertThatThrownBy(() -> report("felix", Duration.ZERO, Duration.ofHours(1)))
        .hasMessageContaining("You are in no team of the on-call plan");
  }

  @Test
  void nobodyTakesOverOrIsAwayForSomebodyElseByWhatIsSentBesideTheForm() {
    Map<String, Object> form = new HashMap<>(span(Duration.ZERO, Duration.ofHours(4)));
    form.put("onCallTeam", "catalogue");
    startedFor("clara", "david", "takeOverShift", form);
    form.remove("onCallTeam");
    startedFor("ben", "greta", "reportAbsence", form);
    scenario.settle();
    assertThat(inForce().getBody())
        .contains("{person: david, from: 2026-11-23 02:00", "{person: greta, from: 2026-11-23")
        .doesNotContain("{person: clara, from: 2026-11-23", "{person: ben, from: 2026-11-23");
    assertThat(mail.by("announceAbsence")).extracting(Delivery::recipient).containsExactly(GRETA);
  }

  /** Tries it for somebody else, then for themselves. */
  private void startedFor(String other, String person, String process, Map<String, Object> form) {
    Map<String, Object> forged = new HashMap<>(form);
    forged.put("changedBy", other);
    assertThatThrownBy(() -> scenario.start(person, process, forged))
        .hasMessageContaining("The form has no field 'changedBy'");
    scenario.start(person, process, form);
  }

  private void refused(String person, String team, long from, long until, String why) {
    assertThatThrownBy(
            () -> takeOver(person, team, Duration.ofHours(from), Duration.ofHours(until)))
        .hasMessageContaining(why);
  }

  private void takeOver(String person, String team, Duration from, Duration until) {
    Map<String, Object> form = new HashMap<>(span(from, until));
    form.put("onCallTeam", team);
    scenario.start(person, "takeOverShift", form);
    scenario.settle();
  }

  @Test
  void absencesThatAreReportedInTheSameMomentAllHold() {
    List<String> people = List.of("david", "greta", "anna", "clara");

    people.stream()
        .map(
            person ->
                CompletableFuture.runAsync(
                    () ->
                        scenario.start(
                            person,
                            "reportAbsence",
                            span(Duration.ofHours(1), Duration.ofHours(2)))))
        .toList()
        .forEach(CompletableFuture::join);

    people.forEach(
        person ->
            assertThat(inForce().getBody())
                .contains("{person: %s, from: 2026-11-23".formatted(person)));
  }

  private void report(String person, Duration from, Duration until) {
    scenario.start(person, "reportAbsence", span(from, until));
    scenario.settle();
  }

  private Map<String, Object> span(Duration from, Duration until) {
    return Map.of("dutyFrom", at(from), "dutyUntil", at(until));
  }

  /** As a form sends it, in full minutes. */
  private String at(Duration fromNow) {
    Instant moment = clock.instant().plus(fromNow).truncatedTo(ChronoUnit.MINUTES);
    return moment.atOffset(ZoneOffset.UTC).toString();
  }
}
