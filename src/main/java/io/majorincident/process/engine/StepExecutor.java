package io.majorincident.process.engine;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;

/** The engine's threads, which know what they have at hand, and when they last looked for work. */
final class StepExecutor extends SpringJobExecutor {

  private final Set<String> atHand = ConcurrentHashMap.newKeySet();
  private volatile long lookedAt = System.nanoTime();

  /** The jobs that wait for a thread of this node, or are being executed. */
  List<String> atHand() {
    return List.copyOf(atHand);
  }

  /** How long ago it last looked for work and was answered. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lookedAt);
  }

  @Override
  public void start() {
    lookedAt = System.nanoTime();
    super.start();
  }

  @Override
  public Runnable getExecuteJobsRunnable(List<String> ids, ProcessEngineImpl engine) {
    List<String> taken = List.copyOf(ids);
    atHand.addAll(taken);
    Runnable work = super.getExecuteJobsRunnable(ids, engine);
    return () -> {
      try {
        work.run();
      } finally {
        taken.forEach(atHand::remove);
      }
    };
  }

  @Override
  public Command<AcquiredJobs> getAcquireJobsCmd(int jobs) {
    Command<AcquiredJobs> look = super.getAcquireJobsCmd(jobs);
    return context -> {
      AcquiredJobs found = look.execute(context);
      lookedAt = System.nanoTime();
      return found;
    };
  }

  /** Lets a new thread look for work in place of one that hangs, and ends if it ever goes on. */
  synchronized void lookAnew() {
    if (isActive()) {
      acquireJobsRunnable.stop();
      acquireJobsRunnable = new SequentialJobAcquisitionRunnable(this);
      jobAcquisitionThread.interrupt();
      jobAcquisitionThread = null;
      startJobAcquisitionThread();
      lookedAt = System.nanoTime();
    }
  }
}
