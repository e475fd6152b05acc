package io.majorincident.detect;

import io.majorincident.process.IntakeCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks whether an alert that came in now could be stored and its process started. It looks by
 * itself, so that no single alert can make it say that none is taken in.
 */
@Component
class IntakeWatch {

  private static final Logger log = LoggerFactory.getLogger(IntakeWatch.class);

  /** Another node may have told something else meanwhile. */
  private static final Duration TELL_AGAIN = Duration.ofSeconds(5);

  /** So long an answer holds, however often it is asked for. */
  static final Duration HOLDS = Duration.ofSeconds(1);

  /** Nothing, into the tables that the start of an incident writes into. */
  private static final String WRITTEN =
      """
      with incidents as (insert into incident (number) select null where false returning 1),
        alerts as (insert into alert (incident) select null where false returning 1),
        entries as (insert into timeline_entry (incident) select null where false returning 1),
        executions as (insert into act_ru_execution (id_) select null where false returning 1),
        waiting as (insert into act_ru_event_subscr (id_) select null where false returning 1),
        jobs as (insert into act_ru_job (id_) select null where false returning 1),
        processes as (insert into act_hi_procinst (id_) select null where false returning 1),
        activities as (insert into act_hi_actinst (id_) select null where false returning 1)
      select 1
      """;

  private final IntakeCheck engine;
  private final IntakeNews news;
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final ReentrantLock looking = new ReentrantLock();
  private Instant told = Instant.EPOCH;
  private volatile Seen last = new Seen(Instant.MIN, Optional.empty());

  IntakeWatch(
      IntakeCheck engine,
      IntakeNews news,
      JdbcClient jdbc,
      TransactionOperations transaction,
      Clock clock) {
    this.engine = engine;
    this.news = news;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Seen(Instant at, Optional<String> obstacle) {

    /** A clock may be put back. */
    boolean holdsAt(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(HOLDS));
    }
  }

  /** What keeps alerts out, as a sentence; empty if nothing does. Waits for nobody else's look. */
  Optional<String> obstacle() {
    Instant now = clock.instant();
    if (!last.at().equals(Instant.MIN) && last.holdsAt(now)) {
      return last.obstacle();
    }
    if (looking.tryLock()) {
      try {
        look(now);
      } finally {
        looking.unlock();
      }
    }
    return last.obstacle();
  }

  private void look(Instant now) {
    Optional<String> obstacle = find(now).flatMap(doubted -> find(now));
    boolean changed = !obstacle.equals(last.obstacle());
    last = new Seen(now, obstacle);
    if (changed || !now.isBefore(told.plus(TELL_AGAIN)) || now.isBefore(told)) {
      tell(obstacle, now);
    }
  }

  private void tell(Optional<String> obstacle, Instant now) {
    try {
      news.tell(obstacle, now);
      told = now;
    } catch (RuntimeException failure) {
      log.debug("The administrators cannot be told now: {}", failure.toString());
    }
  }

  private Optional<String> find(Instant now) {
    try {
      store(now);
    } catch (RuntimeException failure) {
      if (last.obstacle().isEmpty()) {
        log.warn("No alert can be stored: {}", failure.toString());
      }
      return Optional.of("The database stores nothing: look into its log and at its disk.");
    }
    return engineObstacle();
  }

  private Optional<String> engineObstacle() {
    try {
      return engine.obstacle();
    } catch (RuntimeException failure) {
      log.error("It cannot be told whether alerts start a process.", failure);
      return Optional.of("The engine does not answer: look into the log of the application.");
    }
  }

  /** Written as an alert is, and taken back; what somebody else has locked is not waited for. */
  private void store(Instant now) {
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          jdbc.sql("set local statement_timeout = '2s'").update();
          jdbc.sql("set local lock_timeout = '1s'").update();
          jdbc.sql("insert into intake_check (checked_at) values (:now)")
              .param("now", now.atOffset(ZoneOffset.UTC))
              .update();
          jdbc.sql(WRITTEN).query(row -> {});
        });
  }
}
