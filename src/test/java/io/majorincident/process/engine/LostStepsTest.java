package io.majorincident.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.majorincident.IncidentContext;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionSystemException;

/** What fails because the database is away costs no try, and is free at once. */
@IncidentContext
class LostStepsTest {

  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  @Autowired ProcessEngine engine;

  private final Command<Object> failed = context -> "failed";
  private final FailedJobCommandFactory factory = LostSteps.freeing((job, failure) -> failed);

  @AfterEach
  void takeAway() {
    jdbc.sql("delete from act_ru_job where id_ like 'lost%'").update();
  }

  @Test
  void whatHasReallyFailedCostsATry() {
    assertThat(factory.getCommand("1", new IllegalStateException("mistake"))).isSameAs(failed);
    assertThat(configuration().getFailedJobCommandFactory())
        .as("in force")
        .isInstanceOf(FailedJobCommandFactory.class)
        .extracting(it -> it.getCommand("1", lost()).getClass().getName())
        .asString()
        .contains("LostSteps");
  }

  @Test
  void whatTheDatabaseLostIsFreeAtOnceAndKeepsItsTries() throws Exception {
    JobEntity job = mock(JobEntity.class);
    JobManager jobs = mock(JobManager.class);
    when(jobs.findJobById("1")).thenReturn(job);
    CommandContext context = mock(CommandContext.class);
    when(context.getJobManager()).thenReturn(jobs);

    factory.getCommand("1", lost()).execute(context);

    verify(job).unlock();
    verify(job, never()).setRetries(anyInt());
  }

  @Test
  void whatIsLostAgainAndAgainHasFailed() {
    for (int times = 0; times < LostSteps.MOST; times++) {
      assertThat(factory.getCommand("1", lost())).isNotSameAs(failed);
    }
    assertThat(factory.getCommand("1", lost())).isSameAs(failed);
    assertThat(factory.getCommand("2", lost())).isNotSameAs(failed);
  }

  @Test
  void aNodeFreesWhatItHasLockedButDoesNotHaveAtHand() {
    StepExecutor executor = new StepExecutor();
    executor.setLockOwner("this node");
    executor.setLockTimeInMillis(30_000);
    Runnable atHand =
        executor.getExecuteJobsRunnable(
            List.of("lost-at-hand"), configuration().getProcessEngine());
    locked("lost-at-hand", "this node", Duration.ofSeconds(20));
    locked("lost-on-its-way", "this node", Duration.ofSeconds(30));
    locked("lost-elsewhere", "another node", Duration.ofSeconds(20));
    locked("lost", "this node", Duration.ofSeconds(20));

    assertThat(new FreedSteps(null, jdbc, clock).free(executor)).isEqualTo(1);

    assertThat(
            jdbc.sql("select id_ from act_ru_job where id_ like 'lost%' and lock_owner_ is null")
                .query(String.class)
                .list())
        .containsExactly("lost");
    atHand.run();
    assertThat(executor.atHand()).isEmpty();
  }

  @Test
  void whatIsDueButNotUrgentMayWait() {
    StepsHealth health = new StepsHealth(null, jdbc, clock);
    Duration years = Duration.ofDays(9999);
    locked("lost", "another node", Duration.ZERO);
    jdbc.sql(
            """
            update act_ru_job set retries_ = 1, duedate_ = :due, priority_ = :priority
            where id_ = 'lost'
            """)
        .param("due", Timestamp.from(clock.instant().minus(years)))
        .param("priority", StepsHealth.URGENT - 1)
        .update();
    assertThat(health.late(clock.instant(), 0)).isGreaterThanOrEqualTo(years);
    assertThat(health.late(clock.instant(), StepsHealth.URGENT)).isLessThan(years);
    jdbc.sql("update act_ru_job set priority_ = priority_ + 1 where id_ = 'lost'").update();
    assertThat(health.late(clock.instant(), StepsHealth.URGENT)).isGreaterThanOrEqualTo(years);
  }

  private ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  private void locked(String id, String node, Duration left) {
    jdbc.sql(
            """
            insert into act_ru_job (id_, rev_, type_, lock_owner_, lock_exp_time_, retries_,
              suspension_state_, priority_, sequence_counter_)
            values (:id, 1, 'message', :node, :until, 0, 1, 0, 1)
            """)
        .param("id", id)
        .param("node", node)
        .param("until", Timestamp.from(clock.instant().plus(left)))
        .update();
  }

  private static RuntimeException lost() {
    return new TransactionSystemException("commit", new SQLException("gone", "08006"));
  }
}
