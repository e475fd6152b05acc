package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.NO_CONTENT;

import io.majorincident.incident.Incident;
import io.majorincident.timeline.Timeline;
import io.majorincident.timeline.TimelineEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The record names the one who did it. */
class WhoTest extends Night {

  @Autowired Timeline timeline;
  @Autowired TestRestTemplate http;

  @Test
  void whoAnswersForSomebodyElseIsNamedHimself() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("ben");
    submit("admin", "assessImpact", Map.of("customerEffect", "None.", "customersSee", "Nothing."));
    assertThat(who(incident, "ImpactAssessed")).containsExactly("admin");
    assertThat(completed(incident, "Assess the impact")).containsExactly("admin");
    assertThat(completed(incident, "Acknowledge the page")).containsExactly("ben");
  }

  @Test
  void whoTakesThePageByItsLinkIsNamedWithoutSigningIn() {
    Incident incident = scenario.alert("checkout", "critical");
    press(mail.to(BEN).get(0).text());
    scenario.settle();
    assertThat(scenario.openTasks()).containsExactly("assessImpact");
    assertThat(completed(incident, "Acknowledge the page")).containsExactly("ben");
    assertThat(who(incident, "PageAcknowledged")).containsExactly("ben");
  }

  @Test
  void whoDeclaresItIsNamedThoughSomebodyElseReportedIt() {
    Incident incident =
        scenario.declare(
            "felix",
            Map.of(
                "reportedTitle", "Customers cannot search",
                "reportedService", "search",
                "reportedSeverity", "2",
                "reporter", "Mrs Kunde",
                "reporterKind", "customer"));
    assertThat(who(incident, "Opened")).containsExactly("felix");
    assertThat(who(incident, "SeverityRated")).containsExactly("felix");
  }

  @Test
  void whatAnAlertBeginsNobodyDid() {
    Incident incident = scenario.alert("checkout", "critical");
    assertThat(who(incident, "Opened")).containsExactly("system");
    assertThat(who(incident, "SeverityRated")).containsExactly("system");
  }

  @Test
  void whoChangesTheSeverityIsNamed() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.report("clara", incident, "severity", Map.of("reportedSeverity", "2"));
    assertThat(who(incident, "SeverityRated")).containsExactly("system", "ben", "clara");
  }

  @Test
  void whoGivesARoleIsNamedAndWhoTakesThePageTakesTheLead() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    scenario.complete("ben", "review", Map.of("decision", "delegate"));
    scenario.complete(
        "ben",
        "delegateRole",
        Map.of(
            "delegatedRole", "technicalLead",
            "delegate", "david",
            "expectation", "Find the cause.",
            "timeBoxMinutes", 20));
    scenario.report(
        "anna", incident, "role", Map.of("changedRole", "incidentManager", "newHolder", "clara"));
    assertThat(who(incident, "RoleTaken")).containsExactly("ben", "ben", "anna");
  }

  private List<String> who(Incident incident, String kind) {
    return timeline.of(incident.number()).stream()
        .filter(entry -> entry.kind().equals(kind))
        .map(TimelineEntry::who)
        .toList();
  }

  private List<String> completed(Incident incident, String task) {
    return timeline.of(incident.number()).stream()
        .filter(entry -> entry.text().startsWith("Task '" + task))
        .filter(entry -> entry.text().endsWith(" completed."))
        .map(TimelineEntry::who)
        .toList();
  }

  private void submit(String person, String task, Map<String, String> answers) {
    Map<String, Object> variables = new HashMap<>();
    answers.forEach((name, value) -> variables.put(name, Map.of("value", value)));
    variables.put("scope", Map.of("value", "none"));
    variables.put("reportedSeverity", Map.of("value", "3"));
    variables.put("securityConcern", Map.of("value", false));
    variables.put("publicAttention", Map.of("value", false));
    var answer =
        http.withBasicAuth(person, "demo")
            .postForEntity(
                "/engine-rest/task/" + scenario.task(task).getId() + "/submit-form",
                Map.of("variables", variables),
                String.class);
    assertThat(answer.getStatusCode()).isEqualTo(NO_CONTENT);
    scenario.settle();
  }

  private void press(String message) {
    Matcher link = Pattern.compile("/pages/\\S+").matcher(message);
    assertThat(link.find()).isTrue();
    http.postForEntity(link.group(), null, String.class);
  }
}
