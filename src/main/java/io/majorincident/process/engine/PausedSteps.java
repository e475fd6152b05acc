package io.majorincident.process.engine;

import io.majorincident.database.BackgroundWork;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.stereotype.Component;

/** Lets the engine look for due steps only while this node may work. */
@Component
class PausedSteps implements BackgroundWork {

  private final JobExecutor executor;
  private boolean paused;

  PausedSteps(ProcessEngine engine) {
    this.executor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
  }

  /** Only what was stopped here is started here: some nodes do no steps, and some are ending. */
  @Override
  public synchronized void mayWork(boolean may) {
    if (!may && executor.isActive()) {
      executor.shutdown();
      paused = true;
    } else if (may && paused) {
      paused = false;
      executor.start();
    }
  }
}
