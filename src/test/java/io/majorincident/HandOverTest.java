package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Role;
import io.majorincident.incident.Roles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is relieved when a role goes to another person, and what goes with it. */
class HandOverTest extends Night {

  @Autowired Roles roles;
  @Autowired JdbcClient jdbc;

  @Test
  void theSecondIncidentManagerHandsOverAndTheFirstGoesOnLeading() {
    Incident incident = managedByBenAndClara();
    handOver("clara", incident, "incidentManager", "hugo");
    assertThat(holders(incident, Role.INCIDENT_MANAGER)).containsExactly("ben", "hugo");
    assertThat(scenario.task("workOnDelegation").getAssignee()).isEqualTo("hugo");
    assertThat(scenario.task("review").getAssignee()).isEqualTo("ben");
    assertThat(mail.by("handOverRole")).extracting("recipient").containsExactly(HUGO);
    assertThat(mail.by("announceLead")).as("Ben leads as before").isEmpty();
    scenario.complete("ben", "review", Map.of("decision", "goOn"));
    assertThat(scenario.task("review").getAssignee()).isEqualTo("ben");
  }

  @Test
  void whoTakesOverFromTheLeaderLeadsAndTheSecondKeepsTheirRoleAndTasks() {
    Incident incident = managedByBenAndClara();
    handOver("ben", incident, "incidentManager", "hugo");
    assertThat(holders(incident, Role.INCIDENT_MANAGER)).containsExactly("hugo", "clara");
    assertThat(scenario.task("review").getAssignee()).isEqualTo("hugo");
    assertThat(scenario.task("workOnDelegation").getAssignee()).isEqualTo("clara");
    assertThat(mail.by("handOverRole"))
        .singleElement()
        .satisfies(told -> assertThat(told.text()).contains("Vorfallmanager: Hugo Brandt"));
    scenario.complete("hugo", "review", Map.of("decision", "goOn"));
    assertThat(scenario.task("review").getAssignee()).isEqualTo("hugo");
  }

  @Test
  void whoHasTheRoleAlreadyGetsTheTasksAndTheLead() {
    Incident incident = managedByBenAndClara();
    handOver("ben", incident, "incidentManager", "clara");
    assertThat(holders(incident, Role.INCIDENT_MANAGER)).containsExactly("clara");
    assertThat(scenario.task("review").getAssignee()).isEqualTo("clara");
    assertThat(record(incident, Role.INCIDENT_MANAGER))
        .containsExactly("ben from minute 0 to 20", "clara from minute 10");
    assertThat(scenario.told(incident)).contains("clara took over as incident manager from ben.");
  }

  @Test
  void theSecondOneTakesTheLeadThemselves() {
    Incident incident = managedByBenAndClara();
    handOver("clara", incident, "incidentManager", "clara");
    assertThat(holders(incident, Role.INCIDENT_MANAGER)).containsExactly("clara");
    assertThat(scenario.task("review").getAssignee()).isEqualTo("clara");
  }

  @Test
  void whoLeadsAlreadyIsNotRelievedNorIsAnybodyElse() {
    Incident incident = managedByBenAndClara();
    handOver("eva", incident, "incidentManager", "ben");
    assertThat(holders(incident, Role.INCIDENT_MANAGER)).containsExactly("ben", "clara");
    assertThat(record(incident, Role.INCIDENT_MANAGER))
        .containsExactly("ben from minute 0", "clara from minute 10");
    assertThat(scenario.told(incident)).noneMatch(told -> told.contains("took over"));
  }

  @Test
  void ifAnotherPersonSaysSoTheOneWhoHasHeldItLongestIsRelieved() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    delegate("technicalLead", "david", "Look at the certificate.");
    delegate("technicalLead", "felix", "Look at the database.");
    minutes(10);
    handOver("ben", incident, "technicalLead", "anna");
    assertThat(holders(incident, Role.TECHNICAL_LEAD)).containsExactly("anna", "felix");
    assertThat(scenario.tasks("workOnDelegation"))
        .extracting("assignee")
        .containsExactlyInAnyOrder("anna", "felix");
    assertThat(record(incident, Role.TECHNICAL_LEAD))
        .containsExactly("david from minute 0 to 10", "felix from minute 0", "anna from minute 10");
    assertThat(scenario.task("review").getAssignee()).as("no lead changes").isEqualTo("ben");
  }

  @Test
  void onlyTasksOfThatRoleGoWithIt() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    delegate("technicalLead", "david", "Look at the certificate.");
    delegate("problemManager", "david", "Look for the cause.");
    handOver("david", incident, "technicalLead", "anna");
    assertThat(scenario.tasks("workOnDelegation"))
        .extracting("assignee")
        .containsExactlyInAnyOrder("anna", "david");
    assertThat(holders(incident, Role.PROBLEM_MANAGER)).containsExactly("david");
  }

  @Test
  void everybodyWhoWorksOnItIsToldWhoLeadsAndWhatHolds() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.complete(
        "eva",
        "confirmUpdate",
        Map.of("updateText", "We look into it.", "publicStatus", "investigating"));
    delegate("customerSupportLead", "felix", "Answer the tickets.");
    askForHelp("greta", "Who posts about it?");
    scenario.complete("greta", "acknowledgePage", Map.of("answer", "accept"));
    scenario.complete(
        "ben",
        "review",
        Map.of(
            "decision", "goOn",
            "observations", "Errors since the release.",
            "hypotheses",
                IncidentScenario.json(
                    """
                    [{"theory":"The release","experiment":"Roll back","result":"open"},
                     {"theory":"DNS","experiment":"","result":"refuted"}]""")));
    mail.forget();
    handOver("ben", incident, "incidentManager", "hugo");
    assertThat(mail.by("announceLead"))
        .extracting("recipient")
        .as("who led, who has a role, a delegation, an expert's task, or took a page")
        .containsExactlyInAnyOrder(BEN, "felix@muster-shop.example", GRETA);
    assertThat(mail.by("announceLead"))
        .filteredOn(told -> told.recipient().equals(GRETA))
        .singleElement()
        .satisfies(
            told ->
                assertThat(told.text())
                    .contains(
                        "Hugo Brandt leads now, in place of Ben Carter.",
                        "Errors since the release.",
                        "Theories that are open:\n- The release (Roll back)",
                        "Refuted so far:\n- DNS",
                        "We look into it.",
                        "Next update promised by 2026-"));
    assertThat(mail.by("handOverRole"))
        .singleElement()
        .satisfies(
            told ->
                assertThat(told.text())
                    .contains(
                        "Errors since the release.",
                        "- The release (Roll back)",
                        "- DNS",
                        "We look into it.",
                        "Nächste Meldung versprochen bis 2026-"));
  }

  @Test
  void whoTakesThePageOfARelapseLeadsAndTheOthersAreTold() {
    scenario.alert("checkout", "critical");
    respond();
    resolve();
    mail.forget();
    scenario.anotherAlert("checkout", "critical");
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(mail.by("announceLead")).extracting("recipient").contains(BEN, CLARA);
  }

  /** Ben leads, and after ten minutes Clara is a second incident manager; ten more go by. */
  private Incident managedByBenAndClara() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    minutes(10);
    delegate("incidentManager", "clara", "Keep the board away from us.");
    minutes(10);
    mail.forget();
    return incident;
  }

  private void handOver(String by, Incident incident, String role, String person) {
    scenario.report(by, incident, "role", Map.of("changedRole", role, "newHolder", person));
  }

  private List<String> holders(Incident incident, Role role) {
    return roles.now(incident.number()).getOrDefault(role, List.of());
  }

  private List<String> record(Incident incident, Role role) {
    return jdbc.sql(
            """
            select person || ' from minute ' || extract(epoch from since - detected_at)::int / 60
              || coalesce(' to ' || extract(epoch from until - detected_at)::int / 60, '')
            from incident_role join incident on number = incident
            where incident = :incident and role = :role order by incident_role.id
            """)
        .param("incident", incident.number())
        .param("role", role.id())
        .query(String.class)
        .list();
  }
}
