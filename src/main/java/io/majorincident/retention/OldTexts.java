package io.majorincident.retention;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Removes what messages said a long time ago; that they were sent, and to whom, stays. */
@Component
class OldTexts {

  private static final int TEXTS_FOR_ONE_INCIDENT = 10;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final RetentionSettings settings;

  OldTexts(JdbcClient jdbc, Clock clock, RetentionSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Removes some of the oldest.
   *
   * @return how many
   */
  @Transactional
  public int removeSome() {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    return jdbc.sql(
            """
            update delivery set subject = '', body = '', action = null, text_removed_at = :now
            where id in (
              select id from delivery
              where ended_at < :before and text_removed_at is null
              order by ended_at limit :batch for update skip locked)
            """)
        .param("now", now)
        .param("before", now.minus(settings.messageTexts()))
        .param("batch", settings.batch() * TEXTS_FOR_ONE_INCIDENT)
        .update();
  }
}
