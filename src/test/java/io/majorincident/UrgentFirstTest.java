package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Dispatcher;
import io.majorincident.incident.Incident;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When more is due than can be done, what people wait for most goes first. */
class UrgentFirstTest extends Night {

  @Autowired ProcessEngine engine;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;
  @Autowired Dispatcher dispatcher;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void forgetCopies() {
    jdbc.sql("delete from act_ru_job where id_ like 'copy %'").update();
  }

  @Test
  void aFirstPageGoesBeforeFiveHundredReminders() {
    scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    scenario.passTime(Duration.ofHours(3));
    fiveHundred(latest());

    Incident incident = scenario.justReported("search", "critical");

    assertThat(taken()).hasSizeLessThan(50).extracting(this::numberOf).contains(incident.number());
  }

  @Test
  void aPageGoesOutBeforeAllMessagesThatAreDueSooner() {
    scenario.alert("checkout", "critical");
    jdbc.sql(
            """
            insert into delivery overriding system value select copy.* from (
              select sample.* from delivery sample where channel = 'mail' order by id desc limit 1)
                as sample, generate_series(1, 30) number, jsonb_populate_record(null::delivery,
                  to_jsonb(sample) || jsonb_build_object(
                    'id', nextval(pg_get_serial_sequence('delivery', 'id')),
                    'key', 'copy ' || number, 'state', 'waiting', 'urgency', 'HIGH',
                    'subject', 'Reminder', 'topic', '', 'line', '', 'limits', null,
                    'bundle_within', null, 'bundle', null, 'ended_at', null, 'attempts', 0,
                    'leased_until', null)) copy
            """)
        .update();
    scenario.passTime(Duration.ofMinutes(1));
    mail.forget();
    Incident incident = scenario.justReported("search", "critical");
    management.executeJob(jobOf(incident).getId());

    dispatcher.dispatchDue();

    assertThat(mail.sent().get(0).subject()).contains(incident.number());
  }

  @Test
  void whatIsUrgentIsSaidByWhatAStepIsForAndHowSevereItsIncidentIs() {
    Incident worst = scenario.justReported("checkout", "critical");
    Incident other = scenario.justReported("search", "warning");
    long first = jobOf(worst).getPriority();
    long second = jobOf(other).getPriority();
    scenario.settle();
    long escalation =
        management
            .createJobQuery()
            .activityId("acknowledgementOverdue")
            .list()
            .get(0)
            .getPriority();
    scenario.complete("ben", scenario.task("acknowledgePage", worst), Map.of("answer", "accept"));
    long reminder =
        management.createJobQuery().activityId("notYetAssessed").list().get(0).getPriority();

    assertThat(List.of(first, second, escalation, reminder))
        .isSortedAccordingTo((one, two) -> Long.compare(two, one))
        .doesNotHaveDuplicates();
  }

  private Job jobOf(Incident incident) {
    return management.createJobQuery().messages().list().stream()
        .filter(job -> incident.number().equals(numberOf(job.getId())))
        .findFirst()
        .orElseThrow();
  }

  private Job latest() {
    return management
        .createJobQuery()
        .timers()
        .executable()
        .orderByJobDuedate()
        .desc()
        .list()
        .get(0);
  }

  private void fiveHundred(Job sample) {
    jdbc.sql(
            """
            insert into act_ru_job select copy.* from act_ru_job sample, generate_series(1, 500) number,
              jsonb_populate_record(sample, jsonb_build_object('id_', 'copy ' || number)) copy
            where sample.id_ = :id
            """)
        .param("id", sample.getId())
        .update();
  }

  private List<String> taken() {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    return configuration
        .getCommandExecutorTxRequired()
        .execute(new AcquireJobsCmd(configuration.getJobExecutor()))
        .getJobIdBatches()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private String numberOf(String job) {
    String process = management.createJobQuery().jobId(job).singleResult().getProcessInstanceId();
    return runtime
        .createProcessInstanceQuery()
        .processInstanceId(process)
        .singleResult()
        .getBusinessKey();
  }
}
