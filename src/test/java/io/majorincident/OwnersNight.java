package io.majorincident;

import static io.majorincident.Modeler.changed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.process.DeployedProcessSet;
import io.majorincident.process.ProcessSets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A night in which a process owner deploys; in the morning the set from before is in force. */
abstract class OwnersNight extends Night {

  private static final String LEVELS = "<outputEntry id=\"severity1PagingLevelsOut\"><text>\"%s\"";

  @Autowired TestRestTemplate http;
  @Autowired RepositoryService repository;
  @Autowired ProcessSets sets;

  private List<String> before;

  @BeforeEach
  void remember() {
    before = deployments();
  }

  @AfterEach
  void takeBack() {
    scenario.begin();
    List<String> added = new ArrayList<>(deployments());
    added.removeAll(before);
    added.forEach(id -> repository.deleteDeployment(id, true));
  }

  Modeler owner() {
    return new Modeler(http, "owner");
  }

  /** The owner sends files, and they are taken. */
  String deployed(String name, Map<String, String> files) {
    ResponseEntity<JsonNode> answer = owner().deploy(name, files);
    assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.OK);
    return answer.getBody().path("id").asText();
  }

  String deployed(String file, String content) {
    return deployed(file.replaceAll("\\..*", ""), Map.of(file, content));
  }

  /** The owner says over which levels a page of severity 1 climbs. */
  void levels(String names) {
    deployed(
        "responsePlan.dmn",
        changed(
            "responsePlan.dmn",
            LEVELS.formatted("primary,secondary,team"),
            LEVELS.formatted(names)));
  }

  DeployedProcessSet inForce() {
    return sets.inForce().orElseThrow();
  }

  /** What a file of the set in force says. */
  String inForce(String file) {
    return new String(inForce().files().files().get(file), StandardCharsets.UTF_8);
  }

  List<String> deployments() {
    return repository.createDeploymentQuery().list().stream().map(Deployment::getId).toList();
  }
}
