package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.channel.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** bpmn/checkReadiness.bpmn and bpmn/followWeakness.bpmn: what would fail is mended in time. */
class WeaknessTest extends PlannersNight {

  private static final String GRETA_AWAY =
      "people: [greta]\n      absences: [{person: greta, from: 2026-11-25, to: 2026-11-26}]";

  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void nothingWasSentBefore() {
    scenario.withoutPhoneGateway();
    jdbc.sql("update delivery set state = 'cancelled'").update();
  }

  @Test
  void whatIsWeakGoesToTheLeadOfTheTeam() {
    scenario.morning();

    Task task = scenario.task("mendWeakness");
    assertThat(task.getPriority()).isEqualTo(15);
    assertThat(task.getName()).isEqualTo("Mend the weakness · Operations");
    assertThat(candidates(task)).containsExactly("clara");
    assertThat(mail.by("announceWeakness"))
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.recipient()).isEqualTo(CLARA);
              assertThat(sent.subject()).contains("kein Telefondienst");
              assertThat(sent.text())
                  .contains("Warum das wichtig ist: ", "Was zu tun ist: ", "bis Mo. 30 Nov.")
                  .doesNotContain("Nicht rechtzeitig");
            });
    assertThat(shown(task, "clara", "de", "weaknessText")).contains("kein Telefondienst");
    assertThat(shown(task, "clara", "en", "weaknessText")).contains("No phone gateway");
    assertThat(shown(task, "clara", "en", "weaknessBefore")).isEqualTo("nobody");
  }

  @Test
  void theSameIsNotRaisedTwice() {
    scenario.morning();
    scenario.fastForward(Duration.ofDays(1));
    scenario.morning();
    scenario.start("greta", "checkReadiness", Map.of());
    scenario.start("greta", "checkReadiness", Map.of());
    scenario.settle();
    assertThat(scenario.tasks("mendWeakness")).hasSize(1);
    assertThat(mail.by("announceWeakness")).hasSize(1);
  }

  @Test
  void twoWhoAskAtOnceFindItOnce() {
    scenario.start("greta", "checkReadiness", Map.of());
    scenario.start("david", "checkReadiness", Map.of());
    scenario.settle();
    assertThat(scenario.tasks("mendWeakness")).hasSize(1);
  }

  @Test
  void whatNobodyMendsGoesUpAndIsNeverLost() {
    scenario.morning();
    scenario.fastForward(Duration.ofDays(7));
    Task task = scenario.task("mendWeakness");
    assertThat(candidates(task)).containsExactlyInAnyOrder("clara", "hugo", "incidentManager");
    assertThat(mail.to(HUGO))
        .filteredOn(sent -> sent.key().contains("/announceWeakness/"))
        .singleElement()
        .satisfies(
            sent -> assertThat(sent.text()).contains("Nicht rechtzeitig erledigt von: Clara Vogt"));
    assertThat(shown(task, "hugo", "en", "weaknessBefore")).isEqualTo("Clara Vogt");

    scenario.fastForward(Duration.ofDays(7));
    assertThat(candidates(scenario.task("mendWeakness")))
        .containsExactlyInAnyOrder("clara", "hugo", "majorIncidentReviewBoard");
    mail.forget();
    scenario.fastForward(Duration.ofDays(7));
    assertThat(candidates(scenario.task("mendWeakness"))).contains("majorIncidentReviewBoard");
    assertThat(mail.by("announceWeakness"))
        .as("told again at the top")
        .extracting(Delivery::recipient)
        .containsExactlyInAnyOrder(CLARA, HUGO);
  }

  @Test
  void whatIsGoneByItselfIsNotAskedForAnyMore() {
    acceptPhones();
    greta(GRETA_AWAY);
    scenario.morning();
    assertThat(candidates(scenario.task("mendWeakness"))).containsExactly("greta");
    assertThat(mail.by("announceWeakness"))
        .singleElement()
        .satisfies(
            sent ->
                assertThat(sent.text())
                    .contains(
                        "Nobody is on call for Press from Wed 25 Nov, 00:00 CET until Fri 27 Nov, 00:00 CET."));

    greta("people: [greta]");
    scenario.fastForward(Duration.ofHours(12));
    scenario.morning();
    assertThat(scenario.openTasks()).doesNotContain("mendWeakness");
  }

  @Test
  void onlyWhatIsMendedCountsAsMended() {
    acceptPhones();
    greta(GRETA_AWAY);
    scenario.morning();
    assertThatThrownBy(() -> mend(Map.of("weaknessOutcome", "mended")))
        .hasMessageContainingAll(
            "It is not mended yet.", "Nobody is on call for Press from Wed 25 Nov, 00:00 CET");
    assertThatThrownBy(() -> mend(Map.of("weaknessOutcome", "accepted", "acceptReason", " ")))
        .hasMessageContaining("Say why it is accepted");
    assertThatThrownBy(() -> mend(Map.of())).hasMessageContaining("'What has become of it?'");

    greta("people: [greta]");
    mend(Map.of("weaknessOutcome", "mended"));
    assertThat(scenario.openTasks()).doesNotContain("mendWeakness");
  }

  @Test
  void whatIsAcceptedIsRaisedAgainAfterThirtyDays() {
    acceptPhones();
    assertThat(
            jdbc.sql("select accepted_by || ': ' || reason from accepted_weakness")
                .query(String.class)
                .single())
        .isEqualTo("clara: We have mail and push.");
    scenario.fastForward(Duration.ofDays(29));
    scenario.morning();
    assertThat(scenario.openTasks()).doesNotContain("mendWeakness");
    scenario.fastForward(Duration.ofDays(1));
    scenario.morning();
    assertThat(scenario.openTasks()).contains("mendWeakness");
  }

  @Test
  void whereNothingIsWeakNobodyIsAskedOrTold() {
    acceptPhones();
    scenario.fastForward(Duration.ofDays(1));
    scenario.morning();
    assertThat(scenario.openTasks()).doesNotContain("mendWeakness");
    assertThat(mail.by("announceWeakness")).isEmpty();
  }

  @Test
  void whoIsOnCallAndGetsNoMailIsFound() {
    acceptPhones();
    mail.kill(BEN);
    scenario.alert("checkout", "critical");
    scenario.morning();
    assertThat(mail.by("announceWeakness"))
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.recipient()).as("leads Payments").isEqualTo(ANNA);
              assertThat(sent.text())
                  .contains("Ben Carter hat Bereitschaft für Payments", "b...@muster-shop.example")
                  .doesNotContain(BEN);
            });
  }

  private void acceptPhones() {
    scenario.morning();
    scenario.complete(
        "clara",
        "mendWeakness",
        Map.of("weaknessOutcome", "accepted", "acceptReason", "We have mail and push."));
    mail.forget();
  }

  private void mend(Map<String, Object> form) {
    scenario.complete("greta", "mendWeakness", form);
  }

  private void greta(String rotation) {
    String people = "people: [greta]";
    assertThat(before).contains(people);
    assertThat(change("admin", version(), before.replace(people, rotation)).getStatusCode())
        .matches(status -> status.is2xxSuccessful());
  }

  private List<String> candidates(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(WeaknessTest::candidate)
        .toList();
  }

  private static String candidate(IdentityLink link) {
    return link.getUserId() == null ? link.getGroupId() : link.getUserId();
  }

  private String shown(Task task, String person, String language, String name) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
    return http.withBasicAuth(person, "demo")
        .exchange(
            "/engine-rest/task/%s/form-variables".formatted(task.getId()),
            HttpMethod.GET,
            new HttpEntity<>(headers),
            JsonNode.class)
        .getBody()
        .path(name)
        .path("value")
        .asText();
  }
}
