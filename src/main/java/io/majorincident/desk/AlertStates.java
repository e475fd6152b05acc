package io.majorincident.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the alerts of an incident stand. */
@Repository
class AlertStates {

  private static final int SHOWN = 50;

  private final JdbcClient jdbc;

  AlertStates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that are firing first, then the newest. */
  List<Case.AlertState> of(String incident) {
    return jdbc.sql(
            """
            select * from alert where incident = :incident
            order by status, starts_at desc, fingerprint limit :shown
            """)
        .param("incident", incident)
        .param("shown", SHOWN)
        .query(AlertStates::state)
        .list();
  }

  private static Case.AlertState state(ResultSet row, int index) throws SQLException {
    boolean firing = row.getString("status").equals("firing");
    return new Case.AlertState(
        row.getString("title"),
        firing,
        row.getTimestamp("starts_at").toInstant(),
        firing ? null : moment(row.getTimestamp("ends_at")));
  }

  private static Instant moment(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
