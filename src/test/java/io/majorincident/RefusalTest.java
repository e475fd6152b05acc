package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.incident.Incident;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/** bpmn/pageOnCall.bpmn: whoever says in Tasklist that they cannot speaks for themselves alone. */
class RefusalTest extends OwnersNight {

  private static final String NOT_ASKED = "You are not among those who are asked";

  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;

  @Test
  void ofThreeWhoAreAskedTheOthersAreStillAsked() {
    levels("team,greta");
    mail.down(true);
    Incident incident = scenario.alert("nobodyKnowsThis", "critical");
    Date due = task().getDueDate();
    refuse("david");
    mail.down(false);
    scenario.fastForward(Duration.ofSeconds(30));

    assertThat(mail.to(DAVID)).as("his page was still waiting").isEmpty();
    assertThat(mail.to(HUGO)).hasSize(1);
    assertThat(mail.to(CLARA)).hasSize(1);
    assertThat(mail.to(GRETA)).as("no next level").isEmpty();
    assertThat(task().getDueDate()).as("the same time limit").isEqualTo(due);
    assertThat(task().getAssignee()).isNull();
    assertThat(scenario.variable("acknowledgePage", "pagedPeople")).isEqualTo("clara,hugo");
    assertThat(offered("hugo")).isEqualTo(1);
    assertThat(offered("david")).isZero();
    refusedOnce(incident, "david");
    assertThat(unanswered(incident)).isEmpty();

    scenario.complete("hugo", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("hugo");
    mail.forget();
    minutes(4);
    assertThat(mail.by("pageLevel")).isEmpty();
    assertThat(scenario.openTasks()).containsExactly("assessImpact");
  }

  @Test
  void whenNoneOfThemCanTheNextLevelIsCalledAtOnce() {
    levels("team,greta");
    Incident incident = scenario.alert("checkout", "critical");
    refuse("ben");
    assertThat(mail.to(GRETA)).isEmpty();
    refuse("anna");
    assertThat(mail.to(GRETA)).hasSize(1);
    refusedOnce(incident, "ben");
    refusedOnce(incident, "anna");
    assertThat(unanswered(incident)).hasSize(1);
    assertThat(scenario.openTasks()).containsExactly("acknowledgePage");
  }

  @Test
  void oneRefusesByLinkAndTheLastInTasklist() {
    levels("team,greta");
    Incident incident = scenario.alert("checkout", "critical");
    refuseByLink(BEN);
    assertThat(mail.to(GRETA)).isEmpty();
    refuse("anna");
    bothRefusedAndTheNextIsCalledOnce(incident);
  }

  @Test
  void oneRefusesInTasklistAndTheLastByLink() {
    levels("team,greta");
    Incident incident = scenario.alert("checkout", "critical");
    refuse("anna");
    assertThat(mail.to(GRETA)).isEmpty();
    refuseByLink(BEN);
    bothRefusedAndTheNextIsCalledOnce(incident);
  }

  private void bothRefusedAndTheNextIsCalledOnce(Incident incident) {
    assertThat(mail.to(GRETA)).hasSize(1);
    refusedOnce(incident, "ben");
    refusedOnce(incident, "anna");
    minutes(4);
    assertThat(mail.to(GRETA)).hasSize(1);
  }

  @Test
  void aPageThatAnEarlierSetOpenedMayBeRefusedToo() {
    levels("team,greta");
    scenario.alert("checkout", "critical");
    runtime.removeVariable(task().getProcessInstanceId(), "acknowledgeBy");
    minutes(3);
    refuse("ben");
    assertThat(offered("anna")).isEqualTo(1);
    minutes(4);
    assertThat(mail.to(GRETA)).isEmpty();
    minutes(1);
    assertThat(mail.to(GRETA)).as("five minutes after the refusal").hasSize(1);
  }

  @Test
  void aRefusalDoesNotLengthenTheTimeForTheOthers() {
    levels("team,greta");
    scenario.alert("checkout", "critical");
    minutes(3);
    refuse("ben");
    scenario.fastForward(Duration.ofSeconds(119));
    assertThat(mail.to(GRETA)).isEmpty();
    scenario.fastForward(Duration.ofSeconds(1));
    assertThat(mail.to(GRETA)).as("five minutes after the page").hasSize(1);
  }

  @Test
  void whoRefusedByLinkAndAgainInTasklistChangesNothing() {
    levels("team,greta");
    Incident incident = scenario.alert("checkout", "critical");
    refuseByLink(BEN);
    refuse("ben");
    refusedOnce(incident, "ben");
    assertThat(mail.to(GRETA)).isEmpty();
    assertThat(offered("anna")).isEqualTo(1);
    scenario.complete("anna", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("anna");
  }

  @Test
  void whoRefusedInTasklistCanTakeItAfterAllByTheLink() {
    levels("team,greta");
    Incident incident = scenario.alert("checkout", "critical");
    refuse("ben");
    http.postForObject(link(BEN), null, String.class);
    scenario.settle();
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("ben");
    mail.forget();
    minutes(4);
    assertThat(mail.by("pageLevel")).isEmpty();
    assertThat(unanswered(incident)).isEmpty();
  }

  @Test
  void anIncidentManagerDoesNotRefuseForThoseWhoAreAsked() {
    levels("team,greta");
    Incident incident = scenario.alert("checkout", "critical");
    String before = task().getId();
    assertThatThrownBy(() -> refuse("clara")).hasStackTraceContaining(NOT_ASKED);
    nothingHasChanged(incident, before);
    scenario.complete("clara", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.task("assessImpact").getAssignee()).isEqualTo("clara");
  }

  @Test
  void norDoesAnAdministrator() {
    levels("team,greta");
    Incident incident = scenario.alert("checkout", "critical");
    String before = task().getId();
    var answer =
        http.withBasicAuth("admin", "demo")
            .postForEntity(
                "/engine-rest/task/" + before + "/complete",
                Map.of("variables", Map.of("answer", Map.of("value", "decline"))),
                JsonNode.class);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody().path("message").asText()).contains(NOT_ASKED);
    nothingHasChanged(incident, before);
  }

  private void nothingHasChanged(Incident incident, String task) {
    scenario.settle();
    assertThat(task().getId()).isEqualTo(task);
    assertThat(mail.to(GRETA)).isEmpty();
    assertThat(scenario.told(incident)).noneMatch(told -> told.contains("cannot take the page"));
    assertThat(unanswered(incident)).isEmpty();
  }

  /** How many tasks the person finds among those that they can take. */
  private long offered(String person) {
    return tasks.createTaskQuery().taskCandidateUser(person).count();
  }

  private Task task() {
    return scenario.task("acknowledgePage");
  }

  private void refuse(String person) {
    scenario.complete(person, "acknowledgePage", Map.of("answer", "decline"));
  }

  private void refuseByLink(String address) {
    http.postForObject(link(address) + "?answer=decline", null, String.class);
    scenario.settle();
  }

  private String link(String address) {
    Matcher link = Pattern.compile("/pages/[A-Za-z0-9_-]+").matcher(mail.to(address).get(0).text());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private void refusedOnce(Incident incident, String person) {
    assertThat(scenario.told(incident))
        .filteredOn(told -> told.startsWith(person + " cannot take the page"))
        .hasSize(1);
  }

  private List<String> unanswered(Incident incident) {
    return scenario.told(incident).stream()
        .filter(told -> told.contains("was not answered"))
        .toList();
  }
}
