package io.majorincident.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is tried one after another to reach somebody. */
@Component("deliveryLines")
class Lines {

  /**
   * Those that were to go out next, however many at the same moment; what waits for its turn at its
   * contact is left to that. What somebody else has at hand is just going out, or is cancelled.
   */
  private static final String BRING_FORWARD =
      """
      with next as (
        select id, due_at from delivery
        where line = (select line from delivery where id = :id) and line <> ''
          and state = 'waiting' and attempts = 0 and not limited and not together
          and due_at > :now)
      update delivery set due_at = :now
      where id in (
        select id from delivery
        where id in (select id from next where due_at = (select min(due_at) from next))
          and state = 'waiting' and attempts = 0
        for update skip locked)
      """;

  /**
   * The next in each line of which nothing could begin for so long: neither what is due, nor what
   * was brought forward because of that.
   */
  private static final String OVERTAKE =
      """
      with open as (
        select id, line, due_at from delivery
        where line <> '' and state = 'waiting' and attempts = 0 and not limited and not together),
      next as (
        select line, min(due_at) filter (where due_at > :now) as due_at from open
        group by line
        having max(due_at) filter (where due_at <= :now) < :before)
      update delivery set due_at = :now
      where id in (
        select delivery.id from delivery
          join open on open.id = delivery.id
          join next on next.line = open.line and next.due_at = open.due_at
        where state = 'waiting' and attempts = 0
        for update of delivery skip locked)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Lines(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Lets go out now, in the caller's transaction, what comes next in the line of this delivery. */
  void bringForward(long delivery) {
    jdbc.sql(BRING_FORWARD)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", delivery)
        .update();
  }

  /**
   * Lets go out now what comes next in each line whose turn does not come, since too much stands
   * before it.
   *
   * @param patience how long its turn may not come
   */
  void overtake(Duration patience) {
    Instant now = clock.instant();
    jdbc.sql(OVERTAKE)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("before", now.minus(patience).atOffset(ZoneOffset.UTC))
        .update();
  }
}
