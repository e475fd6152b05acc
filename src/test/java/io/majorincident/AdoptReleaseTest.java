package io.majorincident;

import static io.majorincident.Modeler.changed;
import static io.majorincident.Modeler.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.process.ProcessSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** bpmn/adoptRelease.bpmn: what becomes of the set that a new release brings along. */
class AdoptReleaseTest extends OwnersNight {

  private static final String OWNER = "owner@muster-shop.example";

  private static final String CALMER =
      changed("pageOnCall.bpmn", "name=\"Acknowledge the page\"", "name=\"Take the page\"");

  @Autowired SmartLifecycle atStart;
  @Autowired JdbcClient jdbc;
  @Autowired TaskService tasks;

  @BeforeEach
  void nobodyWasAskedYet() {
    jdbc.sql("delete from release_offer").update();
  }

  @Test
  void theSameReleaseStartsAgainAndDoesNothing() {
    List<String> before = deployments();
    atStart.start();
    assertThat(deployments()).isEqualTo(before);
    assertThat(scenario.openTasks()).isEmpty();
  }

  @Test
  void theSameReleaseStartsAgainAndLeavesWhatAnOwnerHasDeployed() {
    String owners = deployed("pageOnCall.bpmn", CALMER);
    atStart.start();
    scenario.settle();
    assertThat(inForce().id()).isEqualTo(owners);
    assertThat(scenario.openTasks()).isEmpty();
  }

  @Test
  void aNewReleaseReplacesTheOneBefore() {
    olderRelease();
    atStart.start();
    scenario.settle();
    assertThat(inForce("review.form")).isEqualTo(file("review.form"));
    assertThat(inForce().source()).isEqualTo("Major incident");
    assertThat(inForce().name()).startsWith("Release ").isNotEqualTo("Release before");
    assertThat(scenario.openTasks()).isEmpty();
  }

  @Test
  void ofWhatAnOwnerHasDeployedNothingIsReplacedBeforeTheOwnersTakeTheRelease() {
    String owners = ownersOnOlderRelease();
    newReleaseStarts();
    assertThat(inForce().id()).as("nothing is replaced").isEqualTo(owners);

    Task question = scenario.task("decideOnRelease");
    assertThat(scenario.tasksOf("owner")).containsExactly("decideOnRelease");
    assertThat(shown(question, "changedFiles")).isEqualTo("pageOnCall.bpmn, review.form");
    assertThat(shown(question, "addedFiles")).isEqualTo("withdraw.bpmn");
    assertThat(shown(question, "removedFiles")).isEqualTo("takeBack.bpmn");

    decide("take");
    assertThat(inForce("pageOnCall.bpmn")).isEqualTo(file("pageOnCall.bpmn"));
    assertThat(inForce("review.form")).isEqualTo(file("review.form"));
    assertThat(inForce().files().files()).doesNotContainKey("takeBack.bpmn");
    assertThat(scenario.openTasks()).isEmpty();
    List<String> deployed = deployments();
    newReleaseStarts();
    assertThat(deployments()).as("the next start").isEqualTo(deployed);
    assertThat(scenario.openTasks()).isEmpty();
  }

  @Test
  void theOwnersKeepTheirSetAndAreNotAskedAgain() {
    String owners = ownersOnOlderRelease();
    newReleaseStarts();
    decide("keep");
    newReleaseStarts();
    assertThat(inForce().id()).isEqualTo(owners);
    assertThat(scenario.openTasks()).isEmpty();
  }

  @Test
  void whoDecidesLaterIsAskedAgainAboutWhatDiffersThen() {
    ownersOnOlderRelease();
    newReleaseStarts();
    decide("later");
    newReleaseStarts();
    assertThat(scenario.openTasks()).as("once for each release").isEmpty();
    deployed("review.form", file("review.form"));

    scenario.fastForward(Duration.ofDays(7));
    assertThat(shown(scenario.task("decideOnRelease"), "changedFiles"))
        .isEqualTo("pageOnCall.bpmn");
    assertThat(scenario.task("decideOnRelease").getPriority()).isEqualTo(15);
  }

  @Test
  void whoDoesNotDecideIsReminded() {
    ownersOnOlderRelease();
    newReleaseStarts();
    assertThat(scenario.task("decideOnRelease").getPriority()).isEqualTo(10);
    scenario.fastForward(Duration.ofDays(7).minusMinutes(1));
    assertThat(mail.sent()).isEmpty();
    minutes(1);
    assertThat(mail.to(OWNER))
        .singleElement()
        .satisfies(
            reminder ->
                assertThat(reminder.text()).contains("pageOnCall.bpmn, review.form", "/tasklist/"));
    assertThat(scenario.openTasks()).as("the task stays").containsExactly("decideOnRelease");
  }

  @Test
  void twoNodesThatStartAtOnceAskOnce() throws Exception {
    ownersOnOlderRelease();
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      Callable<Boolean> start =
          () -> {
            atStart.start();
            return true;
          };
      for (Future<Boolean> started : nodes.invokeAll(List.of(start, start))) {
        assertThat(started.get()).isTrue();
      }
    } finally {
      nodes.shutdown();
    }
    scenario.settle();
    assertThat(scenario.openTasks()).containsExactly("decideOnRelease");
  }

  @Test
  void theQuestionAboutAnOlderReleaseIsWithdrawn() {
    ownersOnOlderRelease();
    newReleaseStarts();
    String first = scenario.task("decideOnRelease").getId();
    jdbc.sql("update release_offer set fingerprint = 'older'").update();
    newReleaseStarts();
    assertThat(scenario.task("decideOnRelease").getId()).isNotEqualTo(first);
  }

  @Test
  void aSetOfEarlierDaysIsGivenTheQuestionAndStaysTheOwners() {
    forgetTheQuestion(ownersOnOlderRelease());
    assertThat(inForce().files().files()).doesNotContainKey("adoptRelease.bpmn");
    newReleaseStarts();
    assertThat(scenario.openTasks()).containsExactly("decideOnRelease");
    assertThat(inForce().files().files())
        .containsKeys("adoptRelease.bpmn", "adoptionPlan.dmn", "decideOnRelease.form");
    assertThat(inForce().source()).isEqualTo("Camunda Modeler");
    assertThat(inForce("pageOnCall.bpmn")).isEqualTo(CALMER);
    assertThat(shown(scenario.task("decideOnRelease"), "changedFiles"))
        .isEqualTo("pageOnCall.bpmn, review.form");
  }

  /** As it is in a database from before there was this diagram. */
  private void forgetTheQuestion(String deployment) {
    jdbc.sql(
            """
            delete from act_ge_bytearray where deployment_id_ = :deployment
              and name_ in ('adoptRelease.bpmn', 'adoptionPlan.dmn', 'decideOnRelease.form')
            """)
        .param("deployment", deployment)
        .update();
    jdbc.sql(
            "delete from act_re_procdef where deployment_id_ = :deployment and key_ = 'adoptRelease'")
        .param("deployment", deployment)
        .update();
  }

  private void newReleaseStarts() {
    atStart.start();
    scenario.settle();
  }

  private void decide(String decision) {
    scenario.complete("owner", "decideOnRelease", Map.of("releaseDecision", decision));
  }

  private Object shown(Task task, String variable) {
    return tasks.getVariable(task.getId(), variable);
  }

  /** The application in an earlier version, with another form and another name of a file. */
  private void olderRelease() {
    Map<String, byte[]> files = new HashMap<>(inForce().files().files());
    files.put(
        "review.form", changed("review.form", "\"label\": \"", "\"label\": \"Old: ").getBytes());
    files.put("takeBack.bpmn", files.remove("withdraw.bpmn"));
    sets.putIntoForce(ProcessSet.of(files), "Release before", "Major incident");
    assertThat(inForce().name()).isEqualTo("Release before");
  }

  private String ownersOnOlderRelease() {
    olderRelease();
    return deployed("pageOnCall.bpmn", CALMER);
  }
}
