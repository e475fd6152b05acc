package io.majorincident.statuspage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All posts to the public status. */
@Repository
@Transactional
public class StatusPosts {

  private final JdbcClient jdbc;
  private final Clock clock;

  StatusPosts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Posts a text, now. */
  public void add(String incident, String status, String text, Instant next) {
    jdbc.sql(
            """
            insert into status_post (incident, posted_at, status, text, next_at)
            values (:incident, :now, :status, :text, :next)
            """)
        .param("incident", incident)
        .param("now", Timestamp.from(clock.instant()))
        .param("status", status)
        .param("text", text)
        .param("next", next == null ? null : Timestamp.from(next))
        .update();
  }

  /**
   * Takes what was promised of an incident off the page.
   *
   * @return by when the next post was promised; empty if none was
   */
  public Optional<Instant> withdrawPromise(String incident) {
    return jdbc.sql(
            """
            with withdrawn as (
              update status_post set promise_withdrawn_at = :now
              where incident = :incident and next_at is not null
                and promise_withdrawn_at is null
              returning id, next_at)
            select next_at from withdrawn order by id desc limit 1
            """)
        .param("incident", incident)
        .param("now", Timestamp.from(clock.instant()))
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** The posts about an incident, the oldest first. */
  public List<StatusPost> of(String incident) {
    return jdbc.sql("select * from status_post where incident = :incident order by id")
        .param("incident", incident)
        .query(StatusPosts::post)
        .list();
  }

  /** The posts since a moment, the newest first. */
  List<StatusPost> since(Instant moment) {
    return jdbc.sql("select * from status_post where posted_at >= :moment order by id desc")
        .param("moment", Timestamp.from(moment))
        .query(StatusPosts::post)
        .list();
  }

  private static StatusPost post(ResultSet row, int index) throws SQLException {
    boolean withdrawn = row.getTimestamp("promise_withdrawn_at") != null;
    Timestamp next = withdrawn ? null : row.getTimestamp("next_at");
    return new StatusPost(
        row.getString("incident"),
        row.getTimestamp("posted_at").toInstant(),
        row.getString("status"),
        row.getString("text"),
        next == null ? null : next.toInstant());
  }
}
