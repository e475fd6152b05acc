package io.majorincident.process.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shown as "steps": whether what is due in the processes is done, and by how much it is late. */
@Component("stepsHealthIndicator")
class StepsHealth extends AbstractHealthIndicator {

  /** A first page that waits longer than this is late, whatever the reason. */
  static final Duration LATE = Duration.ofSeconds(60);

  /** Pages, and what somebody has just said; reminders and cleaning up may wait. */
  static final long URGENT = JobPriorities.Kind.SAID.priority(4);

  private static final String OVERDUE =
      """
      select min(coalesce(duedate_, create_time_)) from act_ru_job
      where retries_ > 0 and suspension_state_ = 1 and priority_ >= :priority
        and coalesce(duedate_, create_time_) <= :now
      """;

  private final ObjectProvider<StepExecutor> executors;
  private final JdbcClient jdbc;
  private final Clock clock;

  StepsHealth(ObjectProvider<StepExecutor> executors, JdbcClient jdbc, Clock clock) {
    super("The steps cannot be counted");
    this.executors = executors;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    Instant now = clock.instant();
    Duration urgent = late(now, URGENT);
    health
        .up()
        .withDetail("oldestUrgentDueSeconds", urgent.toSeconds())
        .withDetail("oldestDueSeconds", late(now, 0).toSeconds());
    Optional.ofNullable(executors.getIfAvailable()).ifPresent(it -> judge(health, it, urgent));
  }

  /** A node that does no steps tells of them alone. */
  private static void judge(Health.Builder health, StepExecutor executor, Duration late) {
    boolean looks = !executor.isActive() || executor.silence().compareTo(FreedSteps.HANGS) < 0;
    health
        .status(looks && late.compareTo(LATE) < 0 ? "UP" : "DOWN")
        .withDetail("atHand", executor.atHand().size())
        .withDetail("lookedForWorkSecondsAgo", executor.silence().toSeconds());
  }

  /**
   * @param priority what is less urgent may wait
   */
  Duration late(Instant now, long priority) {
    return jdbc.sql(OVERDUE)
        .param("priority", priority)
        .param("now", Timestamp.from(now))
        .query(Timestamp.class)
        .optional()
        .map(due -> Duration.between(due.toInstant(), now))
        .orElse(Duration.ZERO);
  }
}
