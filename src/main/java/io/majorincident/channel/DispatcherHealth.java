package io.majorincident.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shown as "dispatcher": whether messages go out, and how many do not. */
@Component("dispatcherHealthIndicator")
class DispatcherHealth extends AbstractHealthIndicator {

  /** A page that waits longer than this is late, whatever the reason. */
  private static final Duration LATE = Duration.ofSeconds(60);

  private static final Duration LATELY = Duration.ofHours(1);

  private final Dispatcher dispatcher;
  private final JdbcClient jdbc;
  private final Clock clock;

  DispatcherHealth(Dispatcher dispatcher, JdbcClient jdbc, Clock clock) {
    super("The deliveries cannot be counted");
    this.dispatcher = dispatcher;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    Instant now = clock.instant();
    Waiting waiting = waiting(now);
    Duration urgent = urgentDueSince(now);
    health
        .withDetail("replacedThreads", dispatcher.replacedThreads())
        .status(dispatcher.healthy() && !isLate(urgent) ? "UP" : "DOWN")
        .withDetail("waiting", waiting.count())
        .withDetail("oldestWaitingSeconds", waiting.oldestSeconds())
        .withDetail("oldestUrgentDueSeconds", urgent.toSeconds())
        .withDetail("givenUpLastHour", givenUpSince(now.minus(LATELY)));
  }

  private boolean isLate(Duration urgent) {
    return dispatcher.isRunning() && urgent.compareTo(LATE) > 0;
  }

  /** How long the first attempt of something urgent has been due; what is put off is not. */
  private Duration urgentDueSince(Instant now) {
    return jdbc.sql(
            """
            select min(due_at) from delivery
            where state = 'waiting' and attempts = 0 and urgency = 'HIGH' and due_at <= :now
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(OffsetDateTime.class)
        .optional()
        .map(due -> Duration.between(due.toInstant(), now))
        .orElse(Duration.ZERO);
  }

  private Waiting waiting(Instant now) {
    return jdbc.sql(
            """
            select count(*) as waiting, min(created_at) as oldest from delivery
            where state in ('waiting', 'recording')
            """)
        .query((row, index) -> waiting(row, now))
        .single();
  }

  private static Waiting waiting(ResultSet row, Instant now) throws SQLException {
    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
    long seconds = oldest == null ? 0 : Duration.between(oldest.toInstant(), now).toSeconds();
    return new Waiting(row.getLong("waiting"), seconds);
  }

  private long givenUpSince(Instant since) {
    return jdbc.sql("select count(*) from delivery where state = 'givenUp' and ended_at > :since")
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  private record Waiting(long count, long oldestSeconds) {}
}
