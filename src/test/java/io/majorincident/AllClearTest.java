package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Status;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.util.LinkedMultiValueMap;

/** Monitoring sees nothing any more: whoever was called hears of it, and can close it at once. */
class AllClearTest extends Night {

  private static final Pattern LINK = Pattern.compile("/pages/\\S+");

  @Autowired TestRestTemplate http;

  @Test
  void whoeverWasPagedHearsOfItAndTheNextPageSaysItAndIsClosedInOneStep() {
    Incident incident = scenario.alert("checkout", "critical");
    cleared();
    assertThat(mail.by("reportAlertsCleared"))
        .as("not every incident manager, but who was woken")
        .extracting("recipient")
        .containsExactly(BEN);
    mail.forget();
    minutes(15);
    assertThat(mail.by("pageLevel"))
        .isNotEmpty()
        .allSatisfy(
            page -> {
              assertThat(page.subject()).containsPattern("alerts cleared|Alarme vorbei");
              assertThat(page.text())
                  .containsPattern("2026-11-23 02:00 (CET|MEZ)")
                  .containsPattern("close it in one step|schließ es mit einem Klick")
                  .doesNotContain("ACKNOWLEDGE NOW", "BESTÄTIGE JETZT");
            });
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "over"));
    closed(incident, "clara");
  }

  @Test
  void byTheLinkToo() {
    Incident incident = scenario.alert("checkout", "critical");
    String link = link();
    answer(link, "over");
    assertThat(scenario.tasks("acknowledgePage")).as("it still fires").hasSize(1);
    assertThat(http.getForObject(link, String.class)).doesNotContain("close it");
    cleared();
    assertThat(http.getForObject(link, String.class)).contains("It is over: close it");
    answer(link, "over");
    scenario.settle();
    closed(incident, "ben");
  }

  @Test
  void whatMonitoringStillSeesIsNotClosedByAnAnswer() {
    scenario.alert("checkout", "critical");
    assertThatThrownBy(() -> scenario.complete("ben", "acknowledgePage", Map.of("answer", "over")))
        .hasMessageContaining("Monitoring has not said that it is over");
    assertThat(scenario.tasks("acknowledgePage")).hasSize(1);
  }

  @Test
  void whoeverTakesThePageAfterItIsToldWhereTheOthersMeetAndThatNothingIsSeen() {
    scenario.alert("checkout", "critical");
    cleared();
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(mail.to(CLARA))
        .filteredOn(sent -> sent.key().contains("openChannels"))
        .singleElement()
        .satisfies(sent -> assertThat(sent.text()).contains("02:00 MEZ keinen Fehler mehr"));
  }

  @Test
  void aFurtherAlertIsToldApartByItsLabelsAlsoInTheRecord() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.post(
        AlertFixture.another("checkout", "critical")
            .replace("\"alertname\":\"SlowToo\"", "\"alertname\":\"Down\",\"pod\":\"checkout-2\""));
    scenario.settle();
    assertThat(mail.by("reportMoreAlerts"))
        .singleElement()
        .satisfies(sent -> assertThat(sent.text()).contains("[pod=checkout-2]"));
    assertThat(scenario.told(incident))
        .anyMatch(it -> it.startsWith("More alerts: ") && it.contains("[pod=checkout-2]"));
  }

  private void cleared() {
    scenario.post(AlertFixture.resolved("checkout", "critical"));
    scenario.settle();
  }

  private void closed(Incident incident, String who) {
    assertThat(scenario.now(incident).status()).isEqualTo(Status.FALSE_ALARM);
    assertThat(scenario.over(incident)).isTrue();
    assertThat(scenario.openTasks()).isEmpty();
    assertThat(scenario.toldBy(who, incident))
        .singleElement()
        .satisfies(it -> assertThat(it).contains("it is over", "no fault since 2026-11-23 01:00"));
  }

  private String link() {
    Matcher link = LINK.matcher(mail.by("pageLevel").get(0).text());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private void answer(String link, String answer) {
    LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("answer", answer);
    http.postForEntity(link, form, String.class);
  }
}
