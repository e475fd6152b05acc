package io.majorincident.process.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Frees what this node has locked but does not have at hand: an answer of the database was lost, so
 * that the one does not know what the other has done. Sees to it, too, that somebody looks for
 * work.
 */
@Component
class FreedSteps implements SmartLifecycle {

  private static final Duration BETWEEN = Duration.ofSeconds(1);

  /** What was locked sooner is perhaps only on its way to a thread. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

  /** Longer than any answer may take: see socketTimeout. */
  static final Duration HANGS = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(FreedSteps.class);

  private final ObjectProvider<StepExecutor> executors;
  private final JdbcClient jdbc;
  private final Clock clock;
  private volatile Thread thread;

  FreedSteps(ObjectProvider<StepExecutor> executors, JdbcClient jdbc, Clock clock) {
    this.executors = executors;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A node that does no steps has none to free. */
  @Override
  public synchronized void start() {
    StepExecutor executor = executors.getIfAvailable();
    if (executor != null) {
      thread = new Thread(() -> watch(executor), "freed-steps");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public synchronized void stop() {
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void watch(StepExecutor executor) {
    while (Thread.currentThread() == thread) {
      LockSupport.parkNanos(BETWEEN.toNanos());
      if (executor.isActive()) {
        look(executor);
      }
    }
  }

  private void look(StepExecutor executor) {
    try {
      int freed = free(executor);
      if (freed > 0) {
        log.warn("{} steps are taken up again, since the database was away", freed);
        executor.jobWasAdded();
      }
      lookAnew(executor);
    } catch (RuntimeException away) {
      log.debug("Nothing can be freed now: {}", away.toString());
    }
  }

  /** The database answers, or this would not be reached. */
  private static void lookAnew(StepExecutor executor) {
    if (executor.silence().compareTo(HANGS) > 0) {
      log.error("Nobody has looked for steps for {}: a new thread does", executor.silence());
      executor.lookAnew();
    }
  }

  /**
   * @return how many
   */
  int free(StepExecutor executor) {
    List<String> atHand = executor.atHand();
    Instant until = clock.instant().plusMillis(executor.getLockTimeInMillis());
    return jdbc.sql(
            """
            update act_ru_job set lock_owner_ = null, lock_exp_time_ = null
            where lock_owner_ = :node and lock_exp_time_ < :until and not id_ = any(:atHand)
            """)
        .param("node", executor.getLockOwner())
        .param("until", Timestamp.from(until.minus(ON_ITS_WAY)))
        .param("atHand", atHand.toArray(String[]::new))
        .update();
  }
}
