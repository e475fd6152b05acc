package io.majorincident.process.engine;

import io.majorincident.database.BackgroundWork;
import io.majorincident.database.ThisNode;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The steps that the engine does by itself on a node. */
@Component
class NodeSteps implements BackgroundWork {

  /** The new revision keeps a node that lives against all appearances from finishing the step. */
  private static final String RELEASE =
      """
      update act_ru_job set lock_owner_ = null, lock_exp_time_ = null, rev_ = rev_ + 1
      where lock_owner_ = :node
      """;

  private final JobExecutor executor;
  private final JdbcClient jdbc;
  private boolean paused;
  private volatile boolean may = true;

  NodeSteps(ProcessEngine engine, JdbcClient jdbc, ThisNode node) {
    this.executor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    this.jdbc = jdbc;
    executor.setLockOwner(node.id());
    executor.setAcquireJobsCmdFactory(this::acquire);
  }

  /** It may be started while this node may not work, and would find steps before it is stopped. */
  private Command<AcquiredJobs> acquire(int most) {
    return may ? new AcquireJobsCmd(executor, most) : context -> new AcquiredJobs(most);
  }

  /** Only what was stopped here is started here: some nodes do no steps, and some are ending. */
  @Override
  public synchronized void mayWork(boolean may) {
    this.may = may;
    if (!may && executor.isActive()) {
      executor.shutdown();
      paused = true;
    } else if (may && paused) {
      paused = false;
      executor.start();
    }
  }

  @Override
  public int release(String node) {
    return jdbc.sql(RELEASE).param("node", node).update();
  }

  @Override
  public void wake() {
    if (executor.isActive()) {
      executor.jobWasAdded();
    }
  }
}
