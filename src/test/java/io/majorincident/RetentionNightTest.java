package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.incident.Incident;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The engine forgets an incident when its time is over, at night and after all that is urgent. */
class RetentionNightTest extends Night {

  @Autowired HistoryService history;
  @Autowired ManagementService management;
  @Autowired RepositoryService repository;
  @Autowired TestRestTemplate http;

  @Test
  void theEngineKeepsWhatItDidForSevenYearsWhateverADiagramSays() {
    Incident incident = ended();
    Instant sevenYears = MovableClock.START.atOffset(ZoneOffset.UTC).plusYears(7).toInstant();
    assertThat(parts(incident))
        .isNotEmpty()
        .allMatch(part -> part.getRemovalTime().equals(Date.from(sevenYears)));
    assertThat(history.createHistoricDecisionInstanceQuery().list()).isNotEmpty();

    clock.set(sevenYears.minusSeconds(60));
    cleanUp();
    assertThat(parts(incident)).isNotEmpty();

    long definitions = repository.createProcessDefinitionQuery().count();
    clock.set(MovableClock.START.atOffset(ZoneOffset.UTC).plusYears(8).toInstant());
    cleanUp();
    assertThat(parts(incident)).isEmpty();
    assertThat(
            history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(incident.number())
                .count())
        .isZero();
    assertThat(repository.createProcessDefinitionQuery().count())
        .as("what may still run")
        .isEqualTo(definitions);
  }

  @Test
  void whatStillRunsIsKeptHoweverOldItIs() {
    Incident incident = scenario.alert("checkout", "critical");
    clock.set(MovableClock.START.atOffset(ZoneOffset.UTC).plusYears(8).toInstant());
    cleanUp();
    assertThat(parts(incident)).isNotEmpty().allMatch(part -> part.getRemovalTime() == null);
    assertThat(scenario.openTasks()).contains("acknowledgePage");
  }

  @Test
  void theEngineCleansUpByItselfAndNeverBeforeAPage() {
    scenario.alert("checkout", "critical");
    List<Job> cleanUps = history.findHistoryCleanupJobs();
    assertThat(cleanUps).singleElement().matches(job -> job.getDuedate() != null);
    long lowest =
        management.createJobQuery().timers().list().stream()
            .filter(job -> job.getProcessInstanceId() != null)
            .mapToLong(Job::getPriority)
            .min()
            .orElseThrow();
    assertThat(cleanUps.get(0).getPriority()).isLessThan(lowest);
  }

  @Test
  void anybodyWhoMayReadTheTimelineVerifiesIt() {
    Incident incident = ended();
    JsonNode verified =
        http.withBasicAuth("auditor", "demo")
            .getForObject("/api/incidents/" + incident.number() + "/verification", JsonNode.class);
    JsonNode timeline =
        http.withBasicAuth("auditor", "demo")
            .getForObject("/api/incidents/" + incident.number() + "/timeline", JsonNode.class);
    JsonNode last = timeline.path(timeline.size() - 1);
    assertThat(verified.path("intact").asBoolean()).isTrue();
    assertThat(verified.path("faults")).isEmpty();
    assertThat(verified.path("entries").asInt()).isEqualTo(timeline.size()).isGreaterThan(10);
    assertThat(verified.path("head")).isEqualTo(last.path("hash"));
    assertThat(last.path("sequence").asInt()).isEqualTo(timeline.size());
    assertThat(timeline.path(1).path("previousHash")).isEqualTo(timeline.path(0).path("hash"));
  }

  private Incident ended() {
    Incident incident = scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    scenario.report("ben", incident, "falseAlarm", Map.of());
    assertThat(scenario.over(incident)).isTrue();
    return incident;
  }

  /** As often as there is something left: each run takes a batch. */
  private void cleanUp() {
    long before;
    do {
      before = rows();
      management.executeJob(history.cleanUpHistoryAsync(true).getId());
    } while (rows() < before);
  }

  private long rows() {
    return history.createHistoricProcessInstanceQuery().count()
        + history.createHistoricActivityInstanceQuery().count()
        + history.createHistoricDecisionInstanceQuery().count();
  }

  private List<HistoricProcessInstance> parts(Incident incident) {
    return history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(incident.number())
        .list();
  }
}
