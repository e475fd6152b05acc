package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.incident.Incident;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** A running incident keeps the versions of diagrams, tables and forms that it began with. */
class RunningVersionsTest extends Night {

  private static final String OLD_LABEL = "\"label\": \"I take it\"";
  private static final String NEW_LABEL = "\"label\": \"I am on my way\"";
  private static final String FIVE_MINUTES =
      "<outputEntry id=\"severity1AcknowledgeWithinOut\"><text>\"PT5M\"";

  private static final String ONE_MINUTE = FIVE_MINUTES.replace("PT5M", "PT1M");

  @Autowired RepositoryService repository;
  @Autowired FormService forms;
  @Autowired TestRestTemplate http;

  private String deployment;

  @AfterEach
  void takeItBack() {
    if (deployment != null) {
      scenario.begin();
      repository.deleteDeployment(deployment, true);
    }
  }

  @Test
  void aRunningIncidentKeepsTheVersionsThatItBeganWith() {
    Incident old = scenario.alert("checkout", "critical");
    deployment = deployAllWithChanges();
    scenario.settle();

    minutes(2);
    assertThat(mail.to(ANNA)).as("the old incident gives Ben his five minutes").isEmpty();
    assertThat(form(page(old))).contains(OLD_LABEL).doesNotContain(NEW_LABEL);

    Incident young = declareForAllCustomers();
    assertThat(form(page(young))).contains(NEW_LABEL).doesNotContain(OLD_LABEL);
    minutes(1);
    assertThat(mail.to(ANNA))
        .as("only the young incident climbs after one minute")
        .singleElement()
        .satisfies(page -> assertThat(page.subject()).contains(young.number()));

    scenario.complete("anna", page(young), Map.of("answer", "accept"));
    mail.forget();
    minutes(2);
    assertThat(mail.by("pageLevel"))
        .as("five minutes after the old one began")
        .singleElement()
        .satisfies(page -> assertThat(page.subject()).contains(old.number()));
    assertThat(form(page(old))).as("on the next level, too").contains(OLD_LABEL);
  }

  @Test
  void soItKeepsTheGermanTextsAndANewTextWithoutGermanStaysAsItsOwnerWroteIt() {
    Incident old = scenario.alert("checkout", "critical");
    deployment = deployAllWithChanges();
    scenario.settle();
    Incident young = declareForAllCustomers();
    assertThat(inGerman(page(old)))
        .contains("Deine Antwort", "Ich übernehme", "Ich kann nicht: bitte die Nächsten fragen");
    assertThat(inGerman(page(young)))
        .contains("Was sagst du?", "I am on my way", "Ich kann nicht: bitte die Nächsten fragen");
  }

  private List<String> inGerman(Task task) {
    var german = new HttpHeaders();
    german.set(HttpHeaders.ACCEPT_LANGUAGE, "de");
    return http.withBasicAuth("ben", "demo")
        .exchange(
            "/engine-rest/task/%s/deployed-form".formatted(task.getId()),
            HttpMethod.GET,
            new HttpEntity<>(german),
            JsonNode.class)
        .getBody()
        .findValuesAsText("label");
  }

  private Incident declareForAllCustomers() {
    return scenario.declare(
        "felix",
        Map.of(
            "reportedTitle", "Nobody can pay",
            "reportedService", "checkout",
            "reportedSeverity", "1",
            "reporterKind", "customer"));
  }

  private Task page(Incident incident) {
    return scenario.task("acknowledgePage", incident);
  }

  private String form(Task task) {
    try (var form = forms.getDeployedTaskForm(task.getId())) {
      return new String(form.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a process owner does it: everything together. */
  private String deployAllWithChanges() {
    DeploymentBuilder all = repository.createDeployment().name("Be quicker");
    for (String pattern :
        new String[] {"bpmn/*.bpmn", "bpmn/*.dmn", "forms/*.form", "forms/*.json"}) {
      for (Resource resource : find(pattern)) {
        all.addString(resource.getFilename(), changed(resource));
      }
    }
    return all.deploy().getId();
  }

  private static Resource[] find(String pattern) {
    try {
      return new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String changed(Resource resource) {
    return switch (resource.getFilename()) {
      case "responsePlan.dmn" -> changed(resource, FIVE_MINUTES, ONE_MINUTE);
      case "texts.de.json" -> changed(resource, "\"Deine Antwort\"", "\"Was sagst du?\"");
      case "acknowledgePage.form" -> changed(resource, OLD_LABEL, NEW_LABEL);
      default -> text(resource);
    };
  }

  private static String changed(Resource resource, String before, String after) {
    assertThat(text(resource)).contains(before);
    return text(resource).replace(before, after);
  }

  private static String text(Resource resource) {
    try {
      return resource.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
