package io.majorincident.channel;

import java.time.Clock;
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
}
