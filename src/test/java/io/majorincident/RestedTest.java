package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Delivery;
import io.majorincident.duty.Relievers;
import io.majorincident.incident.Incident;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whoever needs relief, is busy with what is more severe, or has said no is not asked to relieve.
 */
class RestedTest extends Night {

  @Autowired RuntimeService runtime;
  @Autowired Relievers relievers;
  @Autowired JdbcClient jdbc;

  @Test
  void whoNeedsABreakIsNotCalledForItNorWhoSaysNo() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    minutesOfWork(120);
    mail.forget();
    scenario.complete(
        "ben",
        "checkResponders",
        Map.of(
            "condition", "Clara needs a break.",
            "reliefNeeded", true,
            "tiredPeople", IncidentScenario.json("[\"clara\"]"),
            "reliefTeam", "catalogue",
            "neededFor", "Take over from Clara."));
    assertThat(paged(incident)).as("Clara is on call").containsExactly(DAVID);
    scenario.complete("david", "acknowledgePage", Map.of("answer", "decline"));
    assertThat(paged(incident)).as("at last every incident manager").containsExactly(DAVID, HUGO);
  }

  @Test
  void whoWorksOnWhatIsMoreSevereIsNotCalled() {
    Incident severe = scenario.alert("checkout", "critical");
    respond();
    scenario.report(
        "ben", severe, "role", Map.of("changedRole", "technicalLead", "newHolder", "clara"));
    Incident incident = scenario.alert("search", "critical");
    scenario.report("hugo", incident, "severity", Map.of("reportedSeverity", "2"));
    mail.forget();
    callRelief(incident, "");
    assertThat(paged(incident)).as("Clara is on call, and works elsewhere").containsExactly(DAVID);
    callRelief(severe, "");
    assertThat(asked(severe)).as("what is less severe spares nobody").containsExactly("clara");
    assertThat(relievers.of("catalogue", "nobody")).containsExactly("david");
    assertThat(relievers.of("catalogue", "david")).as("nobody else").containsExactly("clara");
  }

  @Test
  void whenNobodyElseIsLeftTheTiredAreAskedIfThePlanSaysSo() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    mail.forget();
    callRelief(incident, "clara,david,hugo");
    assertThat(paged(incident)).containsExactlyInAnyOrder(CLARA, DAVID, HUGO);
    assertThat(mail.by("pageEveryone")).isEmpty();
  }

  @Test
  void otherwiseTheLeadIsToldThatNobodyIsLeft() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.plan(incident, "responsePlan", "askTired", "no");
    mail.forget();
    callRelief(incident, "clara,david,hugo");
    assertThat(paged(incident)).isEmpty();
    assertThat(mail.by("pageEveryone")).extracting("recipient").containsExactly(BEN);
    assertThat(scenario.openTasks()).doesNotContain("acknowledgePage", "giveHelp");
  }

  private void callRelief(Incident incident, String tired) {
    runtime.startProcessInstanceByKey(
        "bringInExperts",
        incident.number(),
        Map.of(
            "expertTeam",
            "catalogue",
            "expertNamed",
            true,
            "neededFor",
            "Take over.",
            "relief",
            true,
            "tired",
            tired));
    scenario.settle();
  }

  private List<String> asked(Incident incident) {
    return jdbc.sql(
            """
            select person from page_invitation join page on page.id = page
            where incident = :incident and ended_at is null
            """)
        .param("incident", incident.number())
        .query(String.class)
        .list();
  }

  private List<String> paged(Incident incident) {
    return mail.by("pageLevel").stream()
        .filter(page -> page.reference().equals(incident.number()))
        .map(Delivery::recipient)
        .distinct()
        .toList();
  }
}
