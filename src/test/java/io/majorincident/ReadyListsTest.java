package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.Incident;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The six lists that everybody finds in Tasklist, on a busy night. */
class ReadyListsTest extends Night {

  @Autowired FilterService filters;
  @Autowired IdentityService identity;

  @Test
  void onABusyNightEachOfThemShowsSomething() {
    Incident over = overAndToBeLearntFrom();
    Incident minor = scenario.alert("search", "info");
    Incident late = declared();
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    minutes(11);
    Incident fresh = scenario.alert("backoffice", "critical");

    assertThat(shown("ben", "Mine")).contains(key("assessImpact", late));
    assertThat(shown("eva", "Mine")).doesNotContain(key("assessImpact", late));
    assertThat(shown("clara", "My roles")).contains(key("fixMinorIncident", minor));
    assertThat(shown("ben", "Unclaimed pages")).contains(key("acknowledgePage", fresh));
    assertThat(shown("ben", "Overdue"))
        .contains(key("assessImpact", late))
        .doesNotContain(key("acknowledgePage", fresh));
    assertThat(shown("ben", "All open majors"))
        .contains(key("assessImpact", late), key("acknowledgePage", fresh))
        .noneMatch(task -> task.endsWith(minor.number()));
    assertThat(shown("david", "Postmortems and actions"))
        .containsExactly(key("writePostmortem", over));
  }

  private Incident overAndToBeLearntFrom() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    resolve();
    minutes(60);
    return incident;
  }

  private Incident declared() {
    return scenario.declare(
        "felix",
        Map.of(
            "reportedTitle", "Customers cannot pay",
            "reportedService", "checkout",
            "reportedSeverity", "1",
            "reporter", "Mrs Kunde",
            "reporterKind", "customer"));
  }

  private String key(Task task) {
    return task.getTaskDefinitionKey() + " " + scenario.numberOf(task);
  }

  private static String key(String task, Incident incident) {
    return task + " " + incident.number();
  }

  /** What a list shows to a person who is signed in with all their groups. */
  private List<String> shown(String person, String list) {
    String id = filters.createFilterQuery().filterName(list).singleResult().getId();
    List<String> groups =
        identity.createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList();
    List<Task> tasks;
    identity.setAuthentication(person, groups);
    try {
      tasks = filters.listPage(id, 0, 100);
    } finally {
      identity.clearAuthentication();
    }
    return tasks.stream().map(this::key).toList();
  }
}
