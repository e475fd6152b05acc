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

  /** Cleaning up at night may wait. */
  private static final String OVERDUE =
      """
      select min(coalesce(duedate_, create_time_)) from act_ru_job
      where retries_ > 0 and suspension_state_ = 1 and priority_ >= 0
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
    Duration late = late(clock.instant());
    health.up().withDetail("oldestDueSeconds", late.toSeconds());
    Optional.ofNullable(executors.getIfAvailable()).ifPresent(it -> judge(health, it, late));
  }

  /** A node that does no steps tells of them alone. */
  private static void judge(Health.Builder health, StepExecutor executor, Duration late) {
    boolean looks = !executor.isActive() || executor.silence().compareTo(FreedSteps.HANGS) < 0;
    health
        .status(looks && late.compareTo(LATE) < 0 ? "UP" : "DOWN")
        .withDetail("atHand", executor.atHand().size())
        .withDetail("lookedForWorkSecondsAgo", executor.silence().toSeconds());
  }

  Duration late(Instant now) {
    return jdbc.sql(OVERDUE)
        .param("now", Timestamp.from(now))
        .query(Timestamp.class)
        .optional()
        .map(due -> Duration.between(due.toInstant(), now))
        .orElse(Duration.ZERO);
  }
}
