package io.majorincident.detect;

import io.majorincident.incident.AlertHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads, for other rooms, how the alerts of an incident stand. */
@Repository
class AlertStates implements AlertHistory {

  private final JdbcClient jdbc;

  AlertStates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Entry> firingFirst(String incident, int count) {
    return jdbc.sql(
            """
            select * from alert where incident = :incident
            order by status, starts_at desc, fingerprint limit :count
            """)
        .param("incident", incident)
        .param("count", count)
        .query(AlertStates::entry)
        .list();
  }

  /** What a sender says of the end counts, but for what is still to come. */
  @Override
  public Optional<Instant> clearedSince(String incident) {
    return jdbc.sql(
            """
            select max(least(coalesce(ends_at, last_seen_at), last_seen_at)) as since
            from alert where incident = :incident
            having count(*) > 0 and bool_and(status = 'resolved')
            """)
        .param("incident", incident)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  @Override
  public String version(String incident) {
    return jdbc.sql(
            """
            select count(*) || '-' || count(*) filter (where status = 'firing')
            from alert where incident = :incident
            """)
        .param("incident", incident)
        .query(String.class)
        .single();
  }

  private static Entry entry(ResultSet row, int index) throws SQLException {
    boolean firing = row.getString("status").equals("firing");
    return new Entry(
        row.getString("title"),
        firing,
        row.getTimestamp("starts_at").toInstant(),
        firing ? null : moment(row.getTimestamp("ends_at")));
  }

  private static Instant moment(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
