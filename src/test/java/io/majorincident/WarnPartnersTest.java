package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A diagram that a process owner drew with every element template (in Modeler's own editor, and not
 * touched since) does what its boxes say.
 */
class WarnPartnersTest extends Night {

  private static final Path DIAGRAM = Path.of("src/test/resources/templates/warnPartners.bpmn");
  private static final String FELIX = "felix@muster-shop.example";
  private static final String PLACE = "http://127.0.0.1:18099";

  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;

  private final Outside outside = new Outside();
  private String deployment;
  private Incident incident;

  @BeforeEach
  void anIncidentIsBeingWorkedOn() {
    incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    mail.forget();
  }

  @AfterEach
  void takeItBack() {
    outside.close();
    scenario.begin();
    if (deployment != null) {
      repository.deleteDeployment(deployment, true);
    }
  }

  @Test
  void everyTemplateDoesWhatItSays() {
    warnPartners(drawn());
    assertThat(mail.by("sendMessage"))
        .as("a message with the owner's words")
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.recipient()).isEqualTo(BEN);
              assertThat(it.text()).contains("Partners depend on this.", "Severity 1");
            });
    assertThat(mail.by("pageLevel"))
        .as("a page")
        .anySatisfy(it -> assertThat(it.text()).contains("Partners must be warned"));
    assertThat(scenario.openTasks()).doesNotContain("answerQuestion");

    scenario.complete("felix", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(scenario.variable("answerQuestion", "question"))
        .isEqualTo("Shall the partners be warned?");
    assertThat(mail.by("remindOfTask")).isEmpty();
    minutes(20);
    assertThat(mail.by("remindOfTask"))
        .as("the time limit is over")
        .anySatisfy(it -> assertThat(it.recipient()).isEqualTo(EVA));
    assertThat(scenario.told(incident)).doesNotContain("The partners are being warned.");

    answer("eva", "yes");
    assertThat(scenario.told(incident))
        .contains(
            "Asked: Shall the partners be warned? Answer: yes. Because.",
            "Status: Being fixed.",
            "The partners are being warned.");
    assertThat(scenario.now(incident).status()).isEqualTo(Status.FIXING);
    assertThat(outside.heard("/register")).as("the details are not there yet").isEmpty();
    mail.forget();
    minutes(20);
    assertThat(mail.by("remindOfTask"))
        .extracting("recipient")
        .as("nobody with the role has filled the form in")
        .containsOnlyOnce(FELIX);
    scenario.complete("felix", "askForDetails", Map.of("result", "Say what we know."));
    assertThat(outside.heard("/register")).hasSize(1);
    assertThat(outside.heard("/partner")).hasSize(1);
    assertThat(ended()).isTrue();
  }

  @Test
  void aSystemThatHasNoSecretIsLeftOutAndTheDiagramGoesOn() {
    warnPartners(fromTheCalls());
    assertThat(scenario.told(incident))
        .anySatisfy(
            it -> assertThat(it).contains("Delivery given up", "There is no secret 'tickets'"));
    assertThat(outside.heard("/tickets")).isEmpty();
  }

  @Test
  void aSystemThatRefusesIsCalledAgainWhenAPersonSaysSo() {
    outside.answers("/register", 400);
    warnPartners(fromTheCalls());
    assertThat(outside.heard("/register"))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it)
                    .contains(
                        incident.number(), "\"severity\":1", "An incident is being worked on."));
    assertThat(outside.heard("/partner")).as("the diagram waits for the answer").isEmpty();
    outside.answers("/register", 204);
    answer("ben", "yes");
    assertThat(outside.heard("/register")).hasSize(2).doesNotHaveDuplicates();
    assertThat(outside.heard("/partner")).hasSize(1);
    assertThat(scenario.told(incident)).doesNotContain("The partner could not be reached.");
    assertThat(ended()).isTrue();
  }

  @Test
  void orLeftOutWhenThePersonSaysNo() {
    outside.answers("/register", 400);
    warnPartners(fromTheCalls());
    answer("ben", "no");
    assertThat(outside.heard("/register")).hasSize(1);
    assertThat(outside.heard("/partner")).hasSize(1);
    assertThat(ended()).isTrue();
  }

  @Test
  void aSystemThatStaysSilentIsTriedAgainAndThenAnErrorThatTheDiagramHandles() {
    outside.answers("/partner", 503);
    warnPartners(fromTheCalls());
    assertThat(outside.heard("/partner")).hasSize(1);
    assertThat(ended()).isFalse();
    for (int attempt = 2; attempt <= 4; attempt++) {
      scenario.fastForward(Duration.ofSeconds(15));
    }
    assertThat(outside.heard("/partner"))
        .as("the first attempt and three more, each with the same key")
        .hasSize(4)
        .containsOnly(outside.heard("/partner").get(0));
    assertThat(scenario.told(incident)).contains("The partner could not be reached.");
    assertThat(ended()).isTrue();
  }

  /** As it lies there, but that it calls our receiver. */
  private String drawn() {
    return read(DIAGRAM).replace(PLACE, outside.address());
  }

  /** Without what stands before the first call of a system. */
  private String fromTheCalls() {
    return drawn()
        .replace(
            "sourceRef=\"partnersAffected\" targetRef=\"tellResponders\"",
            "sourceRef=\"partnersAffected\" targetRef=\"callTickets\"");
  }

  /** As a process owner does it: everything together. */
  private void warnPartners(String diagram) {
    DeploymentBuilder all = repository.createDeployment().name("Warn the partners");
    for (String ending : List.of(".bpmn", ".dmn")) {
      Diagrams.files("bpmn", ending)
          .forEach(file -> all.addString(file.getFileName().toString(), read(file)));
    }
    Diagrams.files("forms", ".form")
        .forEach(file -> all.addString(file.getFileName().toString(), read(file)));
    deployment = all.addString("warnPartners.bpmn", diagram).deploy().getId();
    runtime.startProcessInstanceByKey("warnPartners", incident.number(), whatTheIncidentKnows());
    scenario.settle();
  }

  private Map<String, Object> whatTheIncidentKnows() {
    ProcessInstance running =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(incident.number())
            .processDefinitionKey("majorIncident")
            .singleResult();
    return new HashMap<>(runtime.getVariables(running.getId()));
  }

  private void answer(String person, String reply) {
    scenario.complete(person, "answerQuestion", Map.of("reply", reply, "replyNote", "Because."));
  }

  private boolean ended() {
    return runtime.createProcessInstanceQuery().processDefinitionKey("warnPartners").count() == 0;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A system outside, as a real HTTP server. */
  private static final class Outside {

    private final HttpServer server;
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, List<String>> bodies = new ConcurrentHashMap<>();

    Outside() {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server.createContext("/", this::hear);
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answers(String path, int status) {
      statuses.put(path, status);
    }

    List<String> heard(String path) {
      return bodies.getOrDefault(path, List.of());
    }

    void close() {
      server.stop(0);
    }

    private void hear(HttpExchange call) throws IOException {
      String path = call.getRequestURI().getPath();
      String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      bodies.computeIfAbsent(path, any -> new CopyOnWriteArrayList<>()).add(body);
      call.sendResponseHeaders(statuses.getOrDefault(path, 204), -1);
      call.close();
    }
  }
}
