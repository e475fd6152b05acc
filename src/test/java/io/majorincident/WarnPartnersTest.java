package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.majorincident.channel.Delivery;
import io.majorincident.channel.Dispatcher;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A diagram that was drawn with every element template (in the editor that Modeler is built on, and
 * not touched since) does what its boxes say.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WarnPartnersTest extends Night {

  private static final Path DIAGRAM = Path.of("src/test/resources/templates/warnPartners.bpmn");
  private static final String FELIX = "felix@muster-shop.example";
  private static final String PLACE = "http://127.0.0.1:18099";

  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired Dispatcher dispatcher;

  private final Outside outside = new Outside();
  private final List<String> deployments = new ArrayList<>();
  private Incident incident;

  /** Once for all stories, as a whole set is deployed. */
  @BeforeAll
  void anOwnerDeploysTheDiagram() {
    scenario.begin();
    deploy(drawn());
  }

  @BeforeEach
  void anIncidentIsBeingWorkedOn() {
    outside.forget();
    incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    mail.forget();
  }

  @AfterAll
  void takeItBack() {
    outside.close();
    scenario.begin();
    deployments.forEach(id -> repository.deleteDeployment(id, true));
  }

  @Test
  void everyTemplateDoesWhatItSays() {
    warnPartnersFrom("partnersAffected");
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
    assertThat(mail.by("announceTask"))
        .as("whoever is asked")
        .anySatisfy(it -> isToldOf("answerQuestion", EVA, it));
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
    assertThat(mail.by("announceTask"))
        .as("a task that an owner has drawn, and that no row names")
        .anySatisfy(it -> isToldOf("askForDetails", FELIX, it));
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

  private void isToldOf(String task, String person, Delivery message) {
    assertThat(message.recipient()).isEqualTo(person);
    assertThat(message.text()).contains("#/?task=" + scenario.task(task).getId());
  }

  @Test
  void aSystemThatHasNoSecretIsLeftOutAndTheDiagramGoesOn() {
    warnPartnersFrom("callTickets");
    assertThat(scenario.told(incident))
        .anySatisfy(
            it -> assertThat(it).contains("Delivery given up", "There is no secret 'tickets'"));
    assertThat(outside.heard("/tickets")).isEmpty();
  }

  @Test
  void aSystemThatRefusesIsCalledAgainWhenAPersonSaysSo() {
    outside.answers("/register", 400);
    warnPartnersFrom("callTickets");
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
    warnPartnersFrom("callTickets");
    answer("ben", "no");
    assertThat(outside.heard("/register")).hasSize(1);
    assertThat(outside.heard("/partner")).hasSize(1);
    assertThat(ended()).isTrue();
  }

  @Test
  void aSystemThatStaysSilentIsTriedAgainAndThenAnErrorThatTheDiagramHandles() {
    outside.answers("/partner", 503);
    warnPartnersFrom("callTickets");
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

  @Test
  void anErrorThatNobodyCatchesStandsStillAndPeopleHearOfIt() {
    outside.answers("/partner", 503);
    deploy(drawn().replace("attachedToRef=\"callPartner\"", "attachedToRef=\"callTickets\""));
    warnPartnersFrom("callTickets");
    for (int attempt = 2; attempt <= 4; attempt++) {
      clock.forward(Duration.ofSeconds(15));
      dispatcher.dispatchDue();
    }
    assertThat(scenario.told(incident)).anyMatch(it -> it.contains("Delivery given up"));
    scenario.tryUntilStuck(Duration.ofMinutes(30));
    assertThat(mail.by("reportStuckStep"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.text()).contains("CallFailed"));
    assertThat(ended()).isFalse();
    scenario.begin();
    repository.deleteDeployment(deployments.remove(1), true);
  }

  @Test
  void anIncidentThatIsWithdrawnCallsNobodyAnyMore() {
    outside.answers("/partner", 503);
    warnPartnersFrom("callTickets");
    assertThat(outside.heard("/partner")).hasSize(1);
    scenario.report("clara", incident, "falseAlarm", Map.of());
    scenario.fastForward(Duration.ofMinutes(1));
    assertThat(outside.heard("/partner")).as("the attempts that were left").hasSize(1);
    assertThat(scenario.told(incident)).doesNotContain("The partner could not be reached.");
  }

  /** As it lies there, but that it calls our receiver. */
  private String drawn() {
    return read(DIAGRAM).replace(PLACE, outside.address());
  }

  /** As a process owner does it: everything together. */
  private void deploy(String diagram) {
    DeploymentBuilder all = repository.createDeployment().name("Warn the partners");
    for (String ending : List.of(".bpmn", ".dmn")) {
      Diagrams.files("bpmn", ending)
          .forEach(file -> all.addString(file.getFileName().toString(), read(file)));
    }
    Diagrams.files("forms", ".form")
        .forEach(file -> all.addString(file.getFileName().toString(), read(file)));
    deployments.add(all.addString("warnPartners.bpmn", diagram).deploy().getId());
  }

  private void warnPartnersFrom(String box) {
    runtime
        .createProcessInstanceByKey("warnPartners")
        .businessKey(incident.number())
        .startBeforeActivity(box)
        .execute();
    scenario.settle();
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

    void forget() {
      statuses.clear();
      bodies.clear();
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
