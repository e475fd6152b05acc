package io.majorincident.channel;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The telephone numbers that want no text message any more: whoever answers STOP to one is sent
 * none until they answer START, as the networks demand. They may still be called.
 */
@Repository
public class StoppedNumbers {

  private final JdbcClient jdbc;
  private final Clock clock;

  StoppedNumbers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Sends no text message there any more.
   *
   * @return false if that was so before
   */
  public boolean stop(String number) {
    return jdbc.sql(
                """
                insert into stopped_number (number, stopped_at) values (:number, :now)
                on conflict do nothing
                """)
            .param("number", number)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Text messages are welcome again. */
  public void start(String number) {
    jdbc.sql("delete from stopped_number where number = :number").param("number", number).update();
  }

  /** Whether no text message may be sent there. */
  public boolean contains(String number) {
    return jdbc.sql("select exists (select from stopped_number where number = :number)")
        .param("number", number)
        .query(Boolean.class)
        .single();
  }
}
