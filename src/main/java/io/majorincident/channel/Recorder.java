package io.majorincident.channel;

import io.majorincident.database.DatabaseAway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what came of an attempt, and tells it. */
@Component("deliveryRecorder")
class Recorder {

  /**
   * A listener that refuses is asked again after 1 s, 2 s, 4 s ... 64 s, for as long as it takes.
   */
  /** So long a result that was learned is held for a database that is away. */
  private static final Duration HELD = Duration.ofMinutes(1);

  private static final int MOST_DOUBLINGS = 6;

  /**
   * A success is the truth, whoever brings it, even if the delivery was cancelled meanwhile. A
   * failure counts only if no later attempt has begun and nobody has cancelled.
   */
  private static final String STILL_COUNTS =
      """
      id = :id and state <> 'delivered' and (cast(:outcome as text) = 'delivered'
        or attempts = :attempt and state in ('waiting', 'recording'))
      """;

  private static final String SETTLE =
      """
      update delivery set state = :state, leased_until = null,
        due_at = coalesce(cast(:next as timestamptz), due_at),
        last_error = coalesce(cast(:why as text), last_error),
        ended_at = case when cast(:next as timestamptz) is null then cast(:now as timestamptz) end
      where
      """
          + STILL_COUNTS;

  private static final String KEEP =
      """
      update delivery set state = 'recording', leased_until = null, ended_at = null,
        last_error = coalesce(cast(:why as text), last_error),
        told_in_vain = told_in_vain + 1,
        due_at = cast(:now as timestamptz)
          + make_interval(secs => power(2, least(told_in_vain, :doublings)))
      where
      """
          + STILL_COUNTS;

  private static final String DELIVERED =
      """
      with sent as (
        select id from delivery where id = any(:ids) order by id for update),
      noted as (
        update delivery_attempt made set ended_at = coalesce(ended_at, :now), outcome = 'delivered',
          error = null
        from unnest(:ids, :attempts) as mine (id, attempt)
        where made.delivery = mine.id and made.number = mine.attempt)
      update delivery set state = 'delivered', leased_until = null, ended_at = :now
      from sent where delivery.id = sent.id and state <> 'delivered'
      returning delivery.id
      """;

  private static final String LEAVE_ALONE =
      """
      with not_made as (
        delete from delivery_attempt
        where delivery = :id and number = :attempt and outcome is null)
      update delivery set leased_until = null, due_at = :next, last_error = :why,
        left_alone = left_alone + 1
      where id = :id and attempts = :attempt and state = 'waiting'
      """;

  private static final Logger log = LoggerFactory.getLogger(Recorder.class);

  private final JdbcClient jdbc;
  private final Lines lines;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final ChannelSettings settings;

  Recorder(
      JdbcClient jdbc,
      Lines lines,
      PlatformTransactionManager transactions,
      ApplicationEventPublisher events,
      Clock clock,
      ChannelSettings settings) {
    this.jdbc = jdbc;
    this.lines = lines;
    this.transaction = new TransactionTemplate(transactions);
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.events = events;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Records together what was delivered, and all else by itself; if a listener throws, each by
   * itself.
   */
  void record(Map<Claim, Result> results) {
    DatabaseAway.sitOut(HELD, () -> recordNow(results));
  }

  private void recordNow(Map<Claim, Result> results) {
    List<Claim> delivered =
        results.keySet().stream().filter(claim -> isDelivered(results.get(claim))).toList();
    if (delivered.size() > 1 && areDelivered(delivered)) {
      delivered.forEach(results::remove);
    }
    results.forEach(this::recordAlone);
  }

  private void recordAlone(Claim claim, Result result) {
    try (var context = MDC.putCloseable("incident", claim.delivery().reference())) {
      record(claim, result);
    }
  }

  private static boolean isDelivered(Result result) {
    return result.is(Result.Outcome.DELIVERED);
  }

  private boolean areDelivered(List<Claim> claims) {
    try {
      transaction.executeWithoutResult(status -> settleAndTell(claims));
      return true;
    } catch (RuntimeException | Error refusal) {
      log.warn("{} deliveries are recorded one by one: {}", claims.size(), refusal.toString());
      return false;
    }
  }

  private void settleAndTell(List<Claim> claims) {
    Set<Long> settled = Set.copyOf(settled(claims));
    claims.stream()
        .filter(claim -> settled.contains(claim.id()))
        .map(claim -> Result.delivered().event(claim.delivery(), claim.attempt()))
        .forEach(events::publishEvent);
  }

  private List<Long> settled(List<Claim> claims) {
    return jdbc.sql(DELIVERED)
        .param("ids", claims.stream().map(Claim::id).toArray(Long[]::new))
        .param("attempts", claims.stream().map(Claim::attempt).toArray(Integer[]::new))
        .param("now", moment(clock.instant()))
        .query(Long.class)
        .list();
  }

  /** Records the result and tells the listeners in one transaction; if one throws, tells later. */
  void record(Claim claim, Result result) {
    try {
      transaction.executeWithoutResult(status -> settleAndTell(claim, result));
    } catch (RuntimeException | Error refusal) {
      log.error(
          "{}, attempt {}: {}, but this could not be recorded together with what listeners do about"
              + " it; nothing is lost, they hear of it again",
          claim.delivery(),
          claim.attempt(),
          result.outcome().id,
          refusal);
      transaction.executeWithoutResult(status -> keep(claim, result));
    }
  }

  private void settleAndTell(Claim claim, Result result) {
    if (result.is(Result.Outcome.LEFT_ALONE)) {
      leaveAlone(claim, result);
      return;
    }
    note(claim, result);
    if (settle(claim, result)) {
      bringForward(claim, result);
      tell(claim, result);
    }
  }

  private void tell(Claim claim, Result result) {
    if (!result.is(Result.Outcome.FAILED) || claim.isNews(settings.attemptsAtFirst())) {
      events.publishEvent(result.event(claim.delivery(), claim.attempt()));
    }
  }

  /** What fails at the first attempt is left for the next in its line. */
  private void bringForward(Claim claim, Result result) {
    if (claim.attempt() == 1 && !result.is(Result.Outcome.DELIVERED)) {
      lines.bringForward(claim.id());
    }
  }

  /** That it is still left alone is no news; somebody may wait a day for a receiver. */
  private void leaveAlone(Claim claim, Result result) {
    if (putAside(claim, result) && claim.attempt() == 1) {
      lines.bringForward(claim.id());
      events.publishEvent(result.event(claim.delivery(), claim.attempt()));
    }
  }

  private boolean putAside(Claim claim, Result result) {
    return jdbc.sql(LEAVE_ALONE)
            .param("id", claim.id())
            .param("attempt", claim.attempt())
            .param("next", moment(result.next()))
            .param("why", result.why())
            .update()
        == 1;
  }

  private void keep(Claim claim, Result result) {
    if (result.is(Result.Outcome.LEFT_ALONE)) {
      putAside(claim, result);
      return;
    }
    note(claim, result);
    if (result.is(Result.Outcome.FAILED)) {
      settle(claim, result);
    } else {
      update(KEEP, claim, result).param("doublings", MOST_DOUBLINGS).update();
    }
  }

  private void note(Claim claim, Result result) {
    jdbc.sql(
            """
            update delivery_attempt set ended_at = coalesce(ended_at, :now), outcome = :outcome,
              error = :why
            where delivery = :id and number = :attempt
            """)
        .param("now", moment(clock.instant()))
        .param("outcome", result.outcome().id)
        .param("why", result.why())
        .param("id", claim.id())
        .param("attempt", claim.attempt())
        .update();
  }

  private boolean settle(Claim claim, Result result) {
    return update(SETTLE, claim, result)
            .param("state", result.outcome().state.id())
            .param("next", result.next() == null ? null : moment(result.next()))
            .update()
        == 1;
  }

  private JdbcClient.StatementSpec update(String sql, Claim claim, Result result) {
    return jdbc.sql(sql)
        .param("id", claim.id())
        .param("attempt", claim.attempt())
        .param("outcome", result.outcome().id)
        .param("why", result.why())
        .param("now", moment(clock.instant()));
  }

  private static OffsetDateTime moment(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
