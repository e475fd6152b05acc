package io.majorincident.announce;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was answered to which text message. The gateway may hand over the same one twice, but not
 * after a day. One without an id is always new.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ReceivedTexts {

  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final Clock clock;

  ReceivedTexts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What was answered to this message, or empty if it is new; nobody else takes it meanwhile. */
  Optional<String> answerTo(String message) {
    if (message.isBlank()) {
      return Optional.empty();
    }
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('phone_reply ' || :message, 0))")
        .param("message", message)
        .query(rows -> {});
    return jdbc.sql("select answer from phone_reply where message = :message")
        .param("message", message)
        .query(String.class)
        .optional();
  }

  void note(String message, String answer) {
    if (message.isBlank()) {
      return;
    }
    jdbc.sql("delete from phone_reply where received_at < :before")
        .param("before", now().minus(KEPT))
        .update();
    jdbc.sql(
            "insert into phone_reply (message, answer, received_at) values (:message, :answer, :now)")
        .param("message", message)
        .param("answer", answer)
        .param("now", now())
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
