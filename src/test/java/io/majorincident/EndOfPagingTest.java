package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.channel.Delivery;
import io.majorincident.incident.Incident;
import io.majorincident.process.IncidentProcess;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing is sent about a page after its incident needs nobody any more. */
class EndOfPagingTest extends Night {

  @Autowired IncidentProcess process;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;

  @Test
  void whoWasAskedForBesideTheResponseIsNotCalledOnAfterItIsResolved() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    mail.down(true);
    scenario.report("ben", incident, "people", Map.of("pagedTeam", "press"));
    scenario.complete("ben", "review", Map.of("decision", "resolved"));
    scenario.complete("ben", "confirmResolution", resolved());
    nothingFollows(incident);
    assertThat(mail.by("resolveTicket")).as("whoever took part hears that it is over").isNotEmpty();
    assertThat(scenario.told(incident))
        .filteredOn(told -> told.endsWith("was not answered: nobody is needed for it any more."))
        .hasSize(1);
  }

  @Test
  void norAfterItIsLoweredToMinorUntilSomebodyAsksAnew() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    mail.down(true);
    scenario.report("ben", incident, "people", Map.of("pagedTeam", "press"));
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "3"));
    nothingFollows(incident);
    scenario.report("ben", incident, "people", Map.of("pagedTeam", "press"));
    assertThat(openPages(incident)).as("it can wait until the morning").isEmpty();
    minutes(6 * 60);
    assertThat(openPages(incident)).hasSize(1);
  }

  @Test
  void nobodyCanBeCalledForWhatIsResolved() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    resolve();
    assertThatThrownBy(
            () -> scenario.report("ben", incident, "people", Map.of("pagedTeam", "press")))
        .hasStackTraceContaining("is resolved, so nobody is called for it");
    process.peopleNeeded(incident.number(), "press", "ben", "Asked in the same moment.");
    scenario.settle();
    nothingFollows(incident);
    assertThat(scenario.openTasks()).doesNotContain("acknowledgePage");
  }

  @Test
  void whatBreaksAgainCallsPeopleAgain() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    resolve();
    scenario.report("ben", incident, "relapse", Map.of());
    assertThat(openPages(incident)).as("as a new major one").hasSize(1);
    scenario.report("ben", incident, "people", Map.of("pagedTeam", "press"));
    assertThat(openPages(incident)).hasSize(2);
  }

  @Test
  void anAdministratorWhoEndsTheProcessWithoutListenersEndsThePageToo() {
    Incident incident = scenario.alert("checkout", "critical");
    mail.down(true);
    minutes(5);
    String root =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(incident.number())
            .rootProcessInstances()
            .list()
            .stream()
            .map(ProcessInstance::getId)
            .findFirst()
            .orElseThrow();
    runtime.deleteProcessInstance(root, "An exercise.", true, true, true);
    nothingFollows(incident);
  }

  /** Whatever was waiting, however long one waits, and on whatever channel. */
  private void nothingFollows(Incident incident) {
    assertThat(openPages(incident)).isEmpty();
    mail.down(false);
    mail.forget();
    push.forget();
    int before = pageMessages().size();
    minutes(90);
    assertThat(pageMessages()).hasSize(before);
    assertThat(openPages(incident)).isEmpty();
  }

  private List<Delivery> pageMessages() {
    return java.util.stream.Stream.of(mail, push)
        .flatMap(channel -> channel.by("pageLevel").stream())
        .toList();
  }

  private List<String> openPages(Incident incident) {
    return jdbc.sql("select id from page where incident = :incident and ended_at is null")
        .param("incident", incident.number())
        .query(String.class)
        .list();
  }
}
