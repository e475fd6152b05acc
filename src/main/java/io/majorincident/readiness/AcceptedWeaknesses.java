package io.majorincident.readiness;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What somebody wants as it is, for some time. */
@Repository
class AcceptedWeaknesses {

  private final JdbcClient jdbc;

  AcceptedWeaknesses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param key of the weakness
   * @param until when it is raised again, if it is still there
   */
  void accept(String key, String text, String by, String reason, Instant at, Instant until) {
    jdbc.sql(
            """
            insert into accepted_weakness (weakness, text, accepted_by, reason, accepted_at, until)
            values (:weakness, :text, :by, :reason, :at, :until)
            """)
        .param("weakness", key)
        .param("text", text)
        .param("by", by)
        .param("reason", reason)
        .param("at", Timestamp.from(at))
        .param("until", Timestamp.from(until))
        .update();
  }

  /** The keys of all that is accepted at this moment. */
  Set<String> at(Instant moment) {
    return jdbc.sql("select weakness from accepted_weakness where until > :now")
        .param("now", Timestamp.from(moment))
        .query(String.class)
        .set();
  }
}
