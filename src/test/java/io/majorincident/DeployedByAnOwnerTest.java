package io.majorincident;

import static io.majorincident.Modeler.changed;
import static io.majorincident.Modeler.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.Incident;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** A process owner sends files out of Modeler; each time all of them together are in force. */
class DeployedByAnOwnerTest extends OwnersNight {

  private static final String CALMER =
      changed("pageOnCall.bpmn", "name=\"Acknowledge the page\"", "name=\"Take the page\"");

  private static final String QUICKER =
      changed(
          "responsePlan.dmn",
          "<outputEntry id=\"severity1AcknowledgeWithinOut\"><text>\"PT5M\"",
          "<outputEntry id=\"severity1AcknowledgeWithinOut\"><text>\"PT1M\"");

  @Test
  void oneChangedDiagramIsEnoughAndARunningIncidentKeepsItsSet() {
    Incident old = scenario.alert("checkout", "critical");
    Set<String> files = inForce().files().files().keySet();

    String deployment = deployed("pageOnCall.bpmn", CALMER);

    assertThat(inForce().id()).isEqualTo(deployment);
    assertThat(inForce().source()).isEqualTo("Camunda Modeler");
    assertThat(inForce().files().files().keySet()).as("all files").isEqualTo(files);
    Incident young = scenario.alert("search", "critical");
    assertThat(page(young).getName()).startsWith("Take the page");
    assertThat(page(old).getName()).startsWith("Acknowledge the page");
    minutes(5);
    assertThat(page(old).getName()).as("on the next level, too").startsWith("Acknowledge the page");

    scenario.complete("anna", page(old), Map.of("answer", "accept"));
    assertThat(scenario.task("assessImpact", old)).as("it goes on to its end").isNotNull();
  }

  @Test
  void whatAnOwnerHasChangedBeforeIsCarriedAlong() {
    deployed("pageOnCall.bpmn", CALMER);
    deployed("responsePlan.dmn", QUICKER);

    assertThat(inForce("pageOnCall.bpmn")).isEqualTo(CALMER);
    assertThat(inForce("responsePlan.dmn")).isEqualTo(QUICKER);
    assertThat(inForce("review.form")).isEqualTo(file("review.form"));
    Incident young = scenario.alert("checkout", "critical");
    minutes(1);
    assertThat(mail.to(ANNA)).as("after one minute").hasSize(1);
    assertThat(page(young).getName()).startsWith("Take the page");
  }

  @Test
  void whatIsInForceAlreadyIsNotDeployedAgain() {
    String first = deployed("pageOnCall.bpmn", CALMER);
    assertThat(deployed("pageOnCall.bpmn", CALMER)).isEqualTo(first);
    assertThat(deployments()).contains(first);
    assertThat(inForce().id()).isEqualTo(first);
  }

  @Test
  void whatWentOutOfForceComesBackIntoForceWhenItIsSentAgain() {
    deployed("pageOnCall.bpmn", CALMER);
    deployed("everything", Map.of("pageOnCall.bpmn", file("pageOnCall.bpmn")));
    assertThat(inForce("pageOnCall.bpmn")).isEqualTo(file("pageOnCall.bpmn"));

    deployed("pageOnCall.bpmn", CALMER);
    assertThat(inForce("pageOnCall.bpmn"))
        .as("though the last deployment of this name held it before")
        .isEqualTo(CALMER);
  }

  @Test
  void aFileThatIsRenamedReplacesTheOneWithTheSameProcess() {
    deployed("page.bpmn", CALMER);
    assertThat(inForce().files().files())
        .containsKey("page.bpmn")
        .doesNotContainKey("pageOnCall.bpmn");
  }

  @Test
  void whatNobodyNeedsAnyMoreIsLeftBehind() {
    deployed("withdraw.bpmn", file("withdraw.bpmn"));
    String without =
        changed(
            "watchResponse.bpmn",
            "calledElement=\"watchResponders\"",
            "calledElement=\"withdraw\"");
    deployed("watchResponse.bpmn", without);
    assertThat(inForce().files().files())
        .doesNotContainKeys("watchResponders.bpmn", "checkResponders.form")
        .containsKeys("withdraw.bpmn", "review.form");
  }

  @Test
  void whoeverMayNotDeployChangesNothing() {
    String before = inForce().id();
    assertThat(Stream.of("felix", "ben", "auditor"))
        .allSatisfy(
            person ->
                assertThat(
                        new Modeler(http, person).deploy("pageOnCall.bpmn", CALMER).getStatusCode())
                    .isEqualTo(HttpStatus.FORBIDDEN));
    assertThat(inForce().id()).isEqualTo(before);
  }

  private Task page(Incident incident) {
    return scenario.task("acknowledgePage", incident);
  }
}
