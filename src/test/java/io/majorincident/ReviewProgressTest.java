package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.incident.Incident;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** bpmn/majorIncident.bpmn, bpmn/delegateWork.bpmn and bpmn/watchResponders.bpmn. */
class ReviewProgressTest extends Night {

  private static final String RELEASE =
      "{\"theory\":\"The release\",\"experiment\":\"Roll back\",\"result\":\"open\"}";
  private static final String CERTIFICATE =
      "{\"theory\":\"The certificate\",\"experiment\":\"Look at its date\",\"result\":\"open\"}";

  @Autowired TestRestTemplate http;

  @Test
  void theReviewIsRepeatedAndKeepsItsTheories() throws JsonProcessingException {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.complete(
        "ben",
        "review",
        Map.of(
            "decision", "goOn",
            "observations", "Errors since the release.",
            "hypotheses", IncidentScenario.json("[%s]".formatted(RELEASE))));
    assertThat(scenario.told(incident))
        .anyMatch(told -> told.contains("The release (experiment: Roll back, not tried yet)"));
    String shown = theoriesShown();
    assertThat(theories(shown)).containsExactly("The release");

    scenario.complete(
        "ben",
        "review",
        Map.of(
            "decision",
            "goOn",
            "hypotheses",
            IncidentScenario.json(shown.replaceAll("]$", "," + CERTIFICATE + "]"))));
    assertThat(theories(theoriesShown())).containsExactly("The release", "The certificate");

    scenario.complete("ben", "review", Map.of("decision", "goOn"));
    assertThat(theories(theoriesShown()))
        .as("left out, so unchanged")
        .containsExactly("The release", "The certificate");
    assertThatThrownBy(
            () ->
                scenario.complete(
                    "ben",
                    "review",
                    Map.of(
                        "decision",
                        "goOn",
                        "hypotheses",
                        IncidentScenario.json("[%s]".formatted(RELEASE)))))
        .hasMessageContaining("hypothesesRows");
    scenario.complete("ben", "review", Map.of("decision", "goOn", "hypothesesRows", 0));
    assertThat(theories(theoriesShown())).isEmpty();
  }

  @Test
  void anExpertIsBroughtInWhileTheReviewGoesOn() {
    scenario.alert("checkout", "critical");
    respond();
    mail.forget();
    askForHelp("catalogue", "Is the index rebuilt?");
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage", "confirmUpdate", "review");
    assertThat(mail.by("pageLevel")).extracting("recipient").containsExactly(CLARA);
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.openTasks()).containsExactly("confirmUpdate", "giveHelp", "review");
  }

  @Test
  void whoEscalatesSaysToWhom() {
    scenario.alert("checkout", "critical");
    respond();
    assertThatThrownBy(() -> askForHelp("nobody", "Is the index rebuilt?"))
        .hasMessageContaining("Which team, role or person");
    assertThat(scenario.openTasks()).contains("review");
  }

  @Test
  void withoutProgressAnExpertIsBroughtInUnasked() {
    scenario.alert("checkout", "critical");
    respond();
    mail.forget();
    minutes(19);
    assertThat(mail.by("chooseExperts")).isEmpty();
    minutes(1);
    assertThat(mail.by("chooseExperts")).extracting("recipient").containsExactly(BEN);
    assertThat(mail.by("pageLevel")).extracting("recipient").contains(ANNA, DAVID);
    assertThat(scenario.openTasks()).contains("acknowledgePage", "review");
  }

  @Test
  void severalDelegationsRunSideBySide() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    delegate("technicalLead", "david", "Find out what is broken.");
    delegate("customerSupportLead", "felix", "Answer the tickets.");
    assertThat(scenario.tasks("workOnDelegation"))
        .extracting("assignee")
        .containsExactlyInAnyOrder("david", "felix");
    assertThat(scenario.tasksOf("felix")).contains("workOnDelegation");
    assertThat(mail.by("announceDelegation")).extracting("recipient").contains(DAVID);

    scenario.completeOwn("david", "workOnDelegation", Map.of("result", "The certificate."));
    assertThat(scenario.tasks("workOnDelegation")).extracting("assignee").containsExactly("felix");
    assertThat(mail.by("recordDelegation")).extracting("recipient").containsExactly(BEN);
    assertThat(scenario.told(incident)).anyMatch(told -> told.contains("The certificate."));
  }

  @Test
  void aTimeBoxThatIsOverIsSeen() {
    scenario.alert("checkout", "critical");
    respond();
    delegate("technicalLead", "david", "Find out what is broken.");
    mail.forget();
    minutes(14);
    assertThat(mail.by("reportTimeBoxOver")).isEmpty();
    minutes(1);
    assertThat(mail.by("reportTimeBoxOver"))
        .extracting("recipient")
        .containsExactlyInAnyOrder(BEN, DAVID);
    assertThat(scenario.openTasks()).contains("workOnDelegation");
  }

  @Test
  void aDelegationThatWentToAnotherPersonSpeaksOfThem() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    delegate("technicalLead", "david", "Find out what is broken.");
    scenario.report(
        "david", incident, "role", Map.of("changedRole", "technicalLead", "newHolder", "anna"));
    mail.forget();
    minutes(15);
    assertThat(mail.by("reportTimeBoxOver"))
        .extracting("recipient")
        .as("David has nothing to do with it any more")
        .containsExactly(BEN, ANNA);
    assertThat(mail.by("reportTimeBoxOver"))
        .allSatisfy(
            asked -> assertThat(asked.text()).contains("Anna Becker").doesNotContain("David"));
    scenario.completeOwn("anna", "workOnDelegation", Map.of("result", "The certificate."));
    assertThat(scenario.told(incident))
        .contains("anna finished the delegated work: The certificate.");
    assertThat(mail.by("recordDelegation"))
        .singleElement()
        .satisfies(told -> assertThat(told.text()).contains("Anna Becker").doesNotContain("David"));
  }

  @Test
  void aDelegationThatWasPutBackAsksAllWhoCouldTakeItAndNamesWhoDid() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    delegate("technicalLead", "david", "Find out what is broken.");
    scenario.putBack("workOnDelegation");
    mail.forget();
    minutes(15);
    assertThat(mail.by("reportTimeBoxOver"))
        .extracting("recipient")
        .containsExactlyInAnyOrder(BEN, ANNA, DAVID);
    assertThat(scenario.told(incident))
        .anyMatch(told -> told.contains("Technical lead and the incident manager are told"));
    scenario.complete("anna", "workOnDelegation", Map.of("result", "The certificate."));
    assertThat(scenario.told(incident))
        .contains("anna finished the delegated work: The certificate.");
  }

  @Test
  void whoIsDoneInTimeIsNotAsked() {
    scenario.alert("checkout", "critical");
    respond();
    delegate("technicalLead", "david", "Find out what is broken.");
    scenario.complete("david", "workOnDelegation", Map.of("result", "The certificate."));
    minutes(15);
    assertThat(mail.by("reportTimeBoxOver")).isEmpty();
  }

  @Test
  void aRoleThatNobodyGetsIsRemindedOf() {
    scenario.alert("checkout", "critical");
    respond();
    scenario.complete("ben", "review", Map.of("decision", "delegate"));
    mail.forget();
    minutes(5);
    assertThat(mail.by("remindOfTask")).extracting("recipient").containsExactly(BEN);
  }

  @Test
  void aRoleCannotGoToSomebodyUnknown() {
    scenario.alert("checkout", "critical");
    respond();
    scenario.complete("ben", "review", Map.of("decision", "delegate"));
    assertThatThrownBy(() -> giveRole("technicalLead", "nobody", "Find it."))
        .hasMessageContaining("nobody");
  }

  @Test
  void whenTheImpactIsGoneAllThatIsOpenEnds() {
    scenario.alert("checkout", "critical");
    respond();
    delegate("technicalLead", "david", "Find out what is broken.");
    askForHelp("catalogue", "Is the index rebuilt?");
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    assertThat(scenario.openTasks())
        .as("the work goes on until it is confirmed")
        .containsExactly(
            "acknowledgePage", "confirmResolution", "confirmUpdate", "workOnDelegation");
    scenario.complete("ben", "confirmResolution", resolved());
    assertThat(scenario.openTasks()).as("the last update").containsExactly("confirmUpdate");
    mail.forget();
    minutes(30);
    assertThat(mail.by("pageLevel")).isEmpty();
    assertThat(mail.by("reportTimeBoxOver")).isEmpty();
  }

  @Test
  void theRespondersAreAskedHowTheyAreAndRelieved() {
    scenario.alert("checkout", "critical");
    respond();
    minutesOfWork(119);
    assertThat(scenario.tasks("checkResponders")).isEmpty();
    minutes(1);
    assertThat(scenario.task("checkResponders").getAssignee()).isEqualTo("ben");
    mail.forget();
    minutes(10);
    assertThat(mail.by("remindOfTask")).extracting("recipient").contains(BEN);
    minutes(1);
    mail.forget();
    scenario.complete(
        "ben",
        "checkResponders",
        Map.of(
            "condition",
            "I am tired.",
            "reliefNeeded",
            true,
            "reliefTeam",
            "incidentManager",
            "neededFor",
            "Lead while I sleep."));
    assertThat(mail.by("pageLevel")).extracting("recipient").containsExactlyInAnyOrder(CLARA, HUGO);
    assertThat(mail.by("pageLevel"))
        .allSatisfy(page -> assertThat(page.text()).contains("Lead while I sleep."));
    scenario.completeAll("clara", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.task("giveHelp").getAssignee())
        .as("and the responders are watched further while she helps")
        .isEqualTo("clara");
    scenario.complete("clara", "giveHelp", Map.of("result", "I lead until the morning."));
    minutesOfWork(120);
    scenario.complete(
        "ben", "checkResponders", Map.of("condition", "All are well.", "reliefNeeded", false));
    minutesOfWork(119);
    assertThat(scenario.tasks("checkResponders")).isEmpty();
  }

  /** The list as the form of the open review shows it. */
  private String theoriesShown() {
    String path = "/engine-rest/task/%s/form-variables?deserializeValues=false";
    return http.withBasicAuth("ben", "demo")
        .getForObject(path.formatted(scenario.task("review").getId()), JsonNode.class)
        .path("hypotheses")
        .path("value")
        .asText();
  }

  private static List<String> theories(String list) throws JsonProcessingException {
    return new ObjectMapper().readTree(list).findValuesAsText("theory");
  }
}
