package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import io.majorincident.IncidentContext;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthEndpointGroups;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatusCode;

/** Work is given to a node only while everything that it needs works. */
@IncidentContext
class ReadinessTest {

  private static final String DISPATCHER = "dispatcher";

  /** The tests move the engine's jobs themselves, so that this one is not there. */
  private static final String JOB_EXECUTOR = "jobExecutor";

  @Autowired TestRestTemplate http;
  @Autowired HealthContributorRegistry contributors;
  @Autowired HealthEndpointGroups groups;

  @Value("${management.endpoint.health.group.readiness.include}")
  List<String> declared;

  private HealthContributor own;

  @BeforeEach
  void remember() {
    own = contributors.getContributor(DISPATCHER);
  }

  @AfterEach
  void putBack() {
    ask(own);
  }

  @Test
  void whatMakesReadyIsReallyAsked() {
    assertThat(declared)
        .containsExactlyInAnyOrder(
            "readinessState",
            "db",
            "processEngine",
            JOB_EXECUTOR,
            DISPATCHER,
            "steps",
            "intake",
            "clock",
            "session",
            "copy");
    assertThat(contributors.stream().map(NamedContributor::getName))
        .filteredOn(groups.get("readiness")::isMember)
        .containsExactlyInAnyOrder(
            "readinessState",
            "db",
            "processEngine",
            DISPATCHER,
            "steps",
            "intake",
            "clock",
            "session",
            "copy");
    assertThat(contributors.stream().map(NamedContributor::getName))
        .filteredOn(groups.get("liveness")::isMember)
        .containsExactly("ping");
  }

  @Test
  void whoseLanesStandStillIsAliveButNotReady() {
    List<String> on = List.of("majorincident.channel.dispatching=true");
    try (Node node =
        new Node(ChannelDatabase.empty(), on, new MovableClock(), new FakeSender("mail"))) {
      ask(node.get(DispatcherHealth.class));
      assertThat(answer("readiness")).isEqualTo(OK);

      node.get(Dispatcher.class).stop();
      assertThat(answer("readiness")).isEqualTo(SERVICE_UNAVAILABLE);
      assertThat(answer("liveness")).isEqualTo(OK);

      node.get(Dispatcher.class).start();
      assertThat(answer("readiness")).isEqualTo(OK);
    }
  }

  private void ask(HealthContributor dispatcher) {
    contributors.unregisterContributor(DISPATCHER);
    contributors.registerContributor(DISPATCHER, dispatcher);
  }

  private HttpStatusCode answer(String probe) {
    return http.getForEntity("/actuator/health/" + probe, String.class).getStatusCode();
  }
}
