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
   * The next in each line of which what was tried last has not arrived for so long, whether it has
   * begun or still waits to begin; what waits for its turn at its contact is left to that.
   */
  private static final String OVERTAKE =
      """
      with next as (
        select line, min(due_at) as due_at from delivery
        where line <> '' and state = 'waiting' and attempts = 0 and not limited and not together
          and due_at > :now
        group by line),
      late as (
        select line, due_at from next
        where exists (
          select from (
            select state, coalesce(first_due_at, due_at) as since from delivery
            where line = next.line
              and (state in ('delivered', 'recording') or state = 'waiting'
                and (attempts > 0 or due_at <= :now and not limited and not together))
            order by since desc, state = 'waiting'
            limit 1) last
          where state = 'waiting' and since < :before))
      update delivery set due_at = :now
      where id in (
        select delivery.id from delivery
          join late on late.line = delivery.line and late.due_at = delivery.due_at
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
   * Lets go out now what comes next in each line of which what was tried last does not arrive.
   *
   * @param patience how long it may take, from when it was due: also if it only waits to begin
   */
  void overtake(Duration patience) {
    Instant now = clock.instant();
    jdbc.sql(OVERTAKE)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("before", now.minus(patience).atOffset(ZoneOffset.UTC))
        .update();
  }
}
