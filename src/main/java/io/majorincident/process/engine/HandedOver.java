package io.majorincident.process.engine;

import io.majorincident.database.Bells;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Hands the first step of a new process over to this node's threads as soon as it is committed,
 * where the engine would first look for it in the database. It is stored as any other, but taken
 * already: if this node dies, another one takes it when that has run out. A node that does no steps
 * wakes those that do.
 */
@Component
class HandedOver extends AbstractProcessEnginePlugin implements SessionFactory {

  private static final String BELL = "steps";

  private final Clock clock;
  private final ObjectProvider<Bells> bells;

  /**
   * @param bells need the database, which stands only after the engine has been planned
   */
  HandedOver(Clock clock, ObjectProvider<Bells> bells) {
    this.clock = clock;
    this.bells = bells;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    if (configuration.getCustomSessionFactories() == null) {
      configuration.setCustomSessionFactories(new ArrayList<>());
    }
    configuration.getCustomSessionFactories().add(this);
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    JobExecutor executor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    bells.getObject().hear(BELL, what -> wake(executor));
  }

  private static void wake(JobExecutor executor) {
    if (executor.isActive()) {
      executor.jobWasAdded();
    }
  }

  @Override
  public Class<?> getSessionType() {
    return JobManager.class;
  }

  @Override
  public Session openSession() {
    return new Jobs();
  }

  private final class Jobs extends JobManager {

    @Override
    protected void hintJobExecutor(JobEntity job) {
      JobExecutor executor = Context.getProcessEngineConfiguration().getJobExecutor();
      if (!executor.isActive()) {
        bells.getObject().ring(BELL, "");
      } else if (isDueNow(job) && isAloneInItsProcess(job)) {
        handOver(job, executor);
      } else {
        super.hintJobExecutor(job);
      }
    }

    private boolean isDueNow(JobEntity job) {
      Date due = job.getDuedate();
      return !job.isSuspended() && (due == null || !due.toInstant().isAfter(clock.instant()));
    }

    /** Otherwise two steps of one process could run at the same time. */
    private static boolean isAloneInItsProcess(JobEntity job) {
      DbEntityManager known = Context.getCommandContext().getDbEntityManager();
      CachedDbEntity process =
          known
              .getDbEntityCache()
              .getCachedEntity(ExecutionEntity.class, job.getProcessInstanceId());
      return process != null
          && process.getEntityState() == DbEntityState.TRANSIENT
          && known.getCachedEntitiesByType(JobEntity.class).stream()
              .noneMatch(other -> other != job && isOfTheSame(job, other));
    }

    private static boolean isOfTheSame(JobEntity job, JobEntity other) {
      return other.getLockOwner() != null
          && other.getProcessInstanceId().equals(job.getProcessInstanceId());
    }

    private void handOver(JobEntity job, JobExecutor executor) {
      Instant until = clock.instant().plusMillis(executor.getLockTimeInMillis());
      job.setLockExpirationTime(Date.from(until));
      job.setLockOwner(executor.getLockOwner());
      Context.getCommandContext()
          .getTransactionContext()
          .addTransactionListener(
              TransactionState.COMMITTED, context -> executor.executeJobs(List.of(job.getId())));
    }
  }
}
