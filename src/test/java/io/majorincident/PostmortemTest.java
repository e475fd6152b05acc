package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.channel.Urgency;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Status;
import io.majorincident.postmortem.Postmortems;
import io.majorincident.timeline.Timeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;

/** bpmn/postmortem.bpmn and bpmn/followAction.bpmn. */
class PostmortemTest extends Night {

  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;";

  @Autowired TestRestTemplate http;
  @Autowired Postmortems postmortems;
  @Autowired Timeline timeline;

  @Test
  void whatIsToBeLearntNeverStandsAboveAnIncidentThatIsNotResolved() {
    Incident resolved = scenario.alert("checkout", "critical");
    respond();
    resolve();
    minutes(60);
    Incident burning = scenario.alert("backoffice", "error");
    assertThat(scenario.now(resolved).severity().worseThan(burning.severity())).isTrue();
    assertThat(scenario.task("writePostmortem").getPriority())
        .isLessThan(scenario.task("acknowledgePage").getPriority());
  }

  @Test
  void theDraftHasTheTimelineAndIsHandedOutAsMarkdownAndHtml() {
    Incident incident = learn();
    String markdown = get(incident, "md");
    assertThat(markdown).contains(incident.number(), "acknowledged the page", "Impact assessed");
    assertThat(get(incident, "html")).contains("<h1>", "<li>").doesNotContain("<script");
    assertThat(
            http.getForEntity("/api/postmortems/" + incident.number() + ".md", String.class)
                .getStatusCode())
        .as("not without signing in")
        .isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void afterItsApprovalItIsHandedOutWithCauseLessonsAndActions() {
    Incident incident = learn();
    write("[{\"what\":\"Watch certificates\",\"who\":\"anna\",\"priority\":\"priority\"}]");
    scenario.complete("hugo", "approvePostmortem", Map.of("verdict", "approve"));
    for (String format : List.of("md", "html")) {
      assertThat(get(incident, format))
          .as(format)
          .containsSubsequence(
              "A certificate had expired.",
              "Certificates need a watch.",
              "Watch certificates",
              "anna",
              "Timeline");
    }
  }

  @Test
  void whatSomebodyWroteIsNoHtmlOnThePageOfTheLinkNorOnThePublicStatus() {
    declareScript();
    String link = link(mail.to(BEN).get(0).text());
    respond();
    scenario.complete(
        "eva", "confirmUpdate", Map.of("updateText", SCRIPT, "publicStatus", "investigating"));
    for (String place : List.of(link, "/status")) {
      assertThat(http.getForObject(place, String.class))
          .as(place)
          .contains(ESCAPED)
          .doesNotContain(SCRIPT);
    }
  }

  @Test
  void whatSomebodyWroteIsNoHtmlInThePostmortem() {
    Incident incident = declareScript();
    respond();
    resolve();
    minutes(60);
    scenario.complete(
        "david",
        "writePostmortem",
        Map.of("summary", SCRIPT, "rootCause", SCRIPT, "lessons", SCRIPT));
    String html = get(incident, "html");
    assertThat(html)
        .containsSubsequence(
            ESCAPED, "Summary", ESCAPED, "Root cause", ESCAPED, "Lessons", ESCAPED, "Actions")
        .doesNotContainIgnoringCase("<script");
  }

  @Test
  void theBoardSendsItBackAndSaysWhatIsMissing() {
    Incident incident = learn();
    write("[]");
    assertThatThrownBy(
            () -> scenario.complete("clara", "approvePostmortem", Map.of("verdict", "sendBack")))
        .hasMessageContaining("What is missing?");
    scenario.complete(
        "clara",
        "approvePostmortem",
        Map.of("verdict", "sendBack", "boardRemark", "No action at all?"));
    assertThat(scenario.variable("writePostmortem", "boardRemark")).isEqualTo("No action at all?");
    write("[]");
    scenario.complete("clara", "approvePostmortem", Map.of("verdict", "approve"));
    assertThat(scenario.now(incident).status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void whoWroteItHearsWhatIsMissingAndGetsItBack() {
    Incident incident = learn();
    assertThat(scenario.task("writePostmortem").getAssignee()).as("nobody's yet").isNull();
    write("[]");
    assertThat(state(incident)).isEqualTo("in review");
    mail.forget();
    scenario.complete(
        "clara",
        "approvePostmortem",
        Map.of("verdict", "sendBack", "boardRemark", "No action at all?"));
    assertThat(state(incident)).isEqualTo("draft");
    assertThat(mail.by("sendBackPostmortem"))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.recipient()).as("not Anna, who did not write it").isEqualTo(DAVID);
              assertThat(told.text()).contains("No action at all?", "Clara Vogt");
              assertThat(told.urgency()).isEqualTo(Urgency.LOW);
            });
    assertThat(scenario.task("writePostmortem").getAssignee()).isEqualTo("david");
    assertThat(scenario.tasksOf("anna")).as("she could still take it").contains("writePostmortem");
    assertThat(moves(incident))
        .containsExactly(
            "system: Postmortem drafted.",
            "david: Postmortem submitted.",
            "clara: Postmortem sent back. No action at all?");
  }

  @Test
  void ifTheAuthorIsUnknownEveryProblemManagerHearsOfIt() {
    learn();
    write("[]");
    scenario.forget("approvePostmortem", "postmortemAuthor");
    sendBack();
    assertThat(mail.by("sendBackPostmortem"))
        .extracting("recipient")
        .containsExactlyInAnyOrder(ANNA, DAVID);
    assertThat(scenario.task("writePostmortem").getAssignee()).isNull();
  }

  @Test
  void theApprovalIsRecordedWithWhoApprovedAndTheirRemark() {
    Incident incident = learn();
    write("[]");
    sendBack();
    write("[]");
    mail.forget();
    scenario.complete(
        "hugo", "approvePostmortem", Map.of("verdict", "approve", "boardRemark", "Well found."));
    assertThat(moves(incident))
        .endsWith("hugo: Postmortem approved. Well found.", "system: Postmortem closed.");
    assertThat(mail.by("sendBackPostmortem")).isEmpty();
  }

  @Test
  void whoeverTookPartAndTheBoardGetTheApprovedTextToRead() {
    Incident incident = learn();
    write("[{\"what\":\"Watch certificates\",\"who\":\"anna\",\"priority\":\"priority\"}]");
    mail.forget();
    scenario.complete("hugo", "approvePostmortem", Map.of("verdict", "approve"));
    assertThat(mail.by("publishPostmortem"))
        .extracting("recipient")
        .doesNotHaveDuplicates()
        .contains(BEN, DAVID, HUGO)
        .doesNotContain(ANNA);
    assertThat(mail.to(BEN))
        .filteredOn(sent -> sent.key().contains("publishPostmortem"))
        .singleElement()
        .satisfies(
            sent ->
                assertThat(sent.text())
                    .contains("The checkout was down.", "Actions agreed: 1")
                    .contains("/api/postmortems/%s.html".formatted(incident.number())));
  }

  @Test
  void anApprovalWithoutARemarkDoesNotRepeatTheOneBefore() {
    Incident incident = learn();
    write("[]");
    sendBack();
    write("[]");
    scenario.complete("hugo", "approvePostmortem", Map.of("verdict", "approve"));
    assertThat(moves(incident)).contains("hugo: Postmortem approved.");
  }

  @Test
  void whatWasWrittenIsShownAgainAndAnEmptiedListIsEmpty() {
    Incident incident = learn();
    write("[{\"what\":\"Watch certificates\",\"who\":\"anna\",\"priority\":\"priority\"}]");
    sendBack();
    assertThat(shown("actions")).contains("Watch certificates");
    writeWithout(Map.of());
    sendBack();
    assertThat(shown("actions")).as("left out, so unchanged").contains("Watch certificates");
    writeWithout(Map.of("actionsRows", 0));
    sendBack();
    assertThat(shown("actions")).isEqualTo("[]");
    writeWithout(Map.of("actionsRows", 0));
    scenario.complete("hugo", "approvePostmortem", Map.of("verdict", "approve"));
    assertThat(scenario.tasks("completeAction")).isEmpty();
    assertThat(scenario.now(incident).status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void whatIsOverdueIsRemindedOf() {
    learn();
    mail.forget();
    scenario.fastForward(Duration.ofDays(3));
    assertThat(mail.by("remindOfTask"))
        .extracting("recipient")
        .containsExactlyInAnyOrder(ANNA, DAVID);
    write("[]");
    mail.forget();
    scenario.fastForward(Duration.ofDays(2));
    assertThat(mail.by("remindOfTask"))
        .extracting("recipient")
        .containsExactlyInAnyOrder(CLARA, HUGO);
  }

  @Test
  void eachActionIsFollowedUntilItIsDone() {
    Incident incident = learn();
    write(
        """
        [{"what":"Watch certificates","who":"anna","due":"2026-12-14","priority":"priority"},
         {"what":"Write it down","who":"felix","priority":"other"}]
        """);
    mail.forget();
    scenario.complete("hugo", "approvePostmortem", Map.of("verdict", "approve"));
    assertThat(mail.by("assignAction")).extracting("recipient").contains(ANNA);
    assertThat(scenario.tasks("completeAction"))
        .extracting("assignee")
        .containsExactlyInAnyOrder("anna", "felix");
    scenario.completeOwn("anna", "completeAction", Map.of("result", "Done."));
    assertThat(scenario.now(incident).status()).isEqualTo(Status.RESOLVED);
    scenario.completeOwn("felix", "completeAction", Map.of("result", "Written."));
    assertThat(scenario.now(incident).status()).isEqualTo(Status.CLOSED);
    assertThat(scenario.over(incident)).isTrue();
  }

  @Test
  void remindersComeBeforeOnAndAfterTheDueDateButNotAtTheWeekend() {
    learn();
    write(
        "[{\"what\":\"Watch certificates\",\"who\":\"felix\",\"due\":\"2026-12-14\",\"priority\":\"priority\"}]");
    scenario.complete("hugo", "approvePostmortem", Map.of("verdict", "approve"));
    mail.forget();
    scenario.fastForward(
        Duration.between(clock.instant(), java.time.Instant.parse("2026-12-11T07:00:00Z")));
    assertThat(mail.by("remindOfAction")).isEmpty();
    scenario.fastForward(Duration.ofHours(2));
    assertThat(mail.by("remindOfAction")).as("Friday before").hasSize(1);
    scenario.fastForward(Duration.ofDays(3));
    assertThat(mail.by("remindOfAction")).as("the due Monday, not the weekend").hasSize(2);
    scenario.fastForward(Duration.ofDays(3));
    assertThat(mail.by("remindOfAction")).as("overdue: the problem managers too").hasSize(5);
    scenario.fastForward(Duration.ofDays(3));
    assertThat(mail.by("remindOfAction")).as("nothing on Sunday").hasSize(5);
    scenario.completeOwn("felix", "completeAction", Map.of("result", "Done."));
    mail.forget();
    scenario.fastForward(Duration.ofDays(30));
    assertThat(mail.sent()).isEmpty();
  }

  @Test
  void anActionForNobodyOrForYesterdayIsRefused() {
    learn();
    assertThatThrownBy(
            () ->
                write(
                    "[{\"what\":\"\",\"who\":\"x\",\"due\":\"2026-11-01\",\"priority\":\"other\"}]"))
        .hasMessageContaining("what is to be done")
        .hasMessageContaining("nobody with the id 'x'")
        .hasMessageContaining("has passed");
    assertThat(scenario.openTasks()).containsExactly("writePostmortem");
  }

  private Incident learn() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    resolve();
    minutes(60);
    assertThat(scenario.openTasks()).containsExactly("writePostmortem");
    return incident;
  }

  private Incident declareScript() {
    return scenario.declare(
        "felix",
        Map.of(
            "reportedTitle", SCRIPT,
            "reportedService", "checkout",
            "reportedSeverity", "1",
            "reporterKind", "staff"));
  }

  private static String link(String text) {
    Matcher link = Pattern.compile("/pages/[A-Za-z0-9_-]+").matcher(text);
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private void write(String actions) {
    write(actions, Map.of());
  }

  private void write(String actions, Map<String, Object> rows) {
    Map<String, Object> written = new HashMap<>(rows);
    written.put("summary", "The checkout was down.");
    written.put("rootCause", "A certificate had expired.");
    written.put("lessons", "Certificates need a watch.");
    written.put("actions", IncidentScenario.json(actions));
    scenario.complete("david", "writePostmortem", written);
  }

  @Test
  void aRowThatWasShownIsNotLostOnTheWay() {
    learn();
    write(sevenActions(7), Map.of("actionsRows", 7));
    sendBack();
    assertThatThrownBy(() -> write(sevenActions(5), Map.of("actionsRows", 7)))
        .hasMessageContaining("'Actions' has 7 rows, and only 5 arrived");
    assertThatThrownBy(() -> write(sevenActions(5)))
        .hasMessageContaining("'Actions' had 7 rows, and only 5 arrived", "actionsRows");
    assertThatThrownBy(() -> writeWithout(Map.of("actionsRows", 7)))
        .hasMessageContaining("only 0 arrived");
    write(sevenActions(6), Map.of("actionsRows", 6));
    sendBack();
    assertThat(shown("actions")).contains("Action 6").doesNotContain("Action 7");
    writeWithout(Map.of());
    scenario.complete("hugo", "approvePostmortem", Map.of("verdict", "approve"));
    assertThat(scenario.tasks("completeAction")).hasSize(6);
  }

  private static String sevenActions(int rows) {
    return IntStream.rangeClosed(1, rows)
        .mapToObj("{\"what\":\"Action %d\",\"who\":\"anna\",\"priority\":\"other\"}"::formatted)
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** The list is left out: as the form does it when every row was removed, it says so then. */
  private void writeWithout(Map<String, Object> rows) {
    Map<String, Object> written = new HashMap<>(rows);
    written.putAll(Map.of("summary", "Down.", "rootCause", "A.", "lessons", "B."));
    scenario.complete("david", "writePostmortem", written);
  }

  private void sendBack() {
    scenario.complete(
        "clara", "approvePostmortem", Map.of("verdict", "sendBack", "boardRemark", "Look again."));
  }

  private String shown(String name) {
    String path = "/engine-rest/task/%s/form-variables?deserializeValues=false";
    var answer =
        http.withBasicAuth("david", "demo")
            .getForEntity(path.formatted(scenario.task("writePostmortem").getId()), JsonNode.class);
    assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.OK);
    return answer.getBody().path(name).path("value").asText();
  }

  private String state(Incident incident) {
    return postmortems.of(incident.number()).orElseThrow().state();
  }

  /** Who moved it and how. */
  private List<String> moves(Incident incident) {
    return timeline.told(incident.number()).stream()
        .filter(entry -> entry.kind().equals("PostmortemMoved"))
        .map(entry -> entry.who() + ": " + entry.text())
        .toList();
  }

  private String get(Incident incident, String format) {
    return http.withBasicAuth("anna", "demo")
        .getForObject("/api/postmortems/" + incident.number() + "." + format, String.class);
  }
}
