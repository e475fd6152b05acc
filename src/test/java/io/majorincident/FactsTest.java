package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentFacts;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Priority;
import io.majorincident.incident.Rating;
import io.majorincident.incident.Severity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What holds for an incident stands in one place, and everybody reads it there. */
class FactsTest extends Night {

  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired Incidents incidents;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void noVariableHasACopy() {
    Incident incident = scenario.alert("checkout", "critical");
    respond();
    minutes(70);
    resolve();
    assertThat(
            history
                .createHistoricVariableInstanceQuery()
                .variableNameIn(IncidentFacts.NAMES.toArray(String[]::new))
                .list())
        .filteredOn(it -> isOf(incident, it.getProcessInstanceId()))
        .extracting("name")
        .as("a table alone gets them handed in")
        .containsOnly("importance");
  }

  @Test
  void theFactWinsOverAVariableOfItsName() {
    Incident incident = scenario.alert("checkout", "critical");
    for (ProcessInstance part :
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(incident.number()).list()) {
      runtime.setVariables(
          part.getId(), Map.of("urgency", 7, "incidentManager", "greta", "major", false));
    }
    respond();
    assertThat(scenario.task("review").getPriority()).isEqualTo(100);
    assertThat(scenario.task("review").getAssignee()).isEqualTo("ben");
  }

  @Test
  void whatWasDecidedStandsWithTheRowThatDecided() {
    Incident incident = scenario.alert("checkout", "critical");
    assertThat(decidedBy(incident))
        .containsExactly("communicationPlan severity1", "responsePlan severity1");
    scenario.report("ben", incident, "severity", Map.of("reportedSeverity", "2"));
    assertThat(decidedBy(incident))
        .containsExactly("communicationPlan severity2", "responsePlan severity2");
    assertThat(incidents.facts(incident.number()).severity()).isEqualTo(Severity.of(2));
  }

  @Test
  void whoHasWaitedForAnIncidentReadsWhatTheOtherHasChanged() {
    String number = scenario.alert("checkout", "critical").number();
    Rating milder = new Rating(Severity.of(2), true, Priority.P2, 80, Map.of());
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            running -> {
              assertThat(incidents.facts(number).severity()).isEqualTo(Severity.of(1));
              CompletableFuture.runAsync(() -> incidents.rate(number, milder, "greta")).join();
              incidents.take(List.of(number));
              assertThat(incidents.facts(number).severity()).isEqualTo(Severity.of(2));
            });
  }

  private List<String> decidedBy(Incident incident) {
    return jdbc.sql(
            "select plan || ' ' || rows from incident_plan where incident = :incident and version > 0 order by 1")
        .param("incident", incident.number())
        .query(String.class)
        .list();
  }

  private boolean isOf(Incident incident, String process) {
    return incident
        .number()
        .equals(
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceId(process)
                .singleResult()
                .getBusinessKey());
  }
}
