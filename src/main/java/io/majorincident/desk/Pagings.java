package io.majorincident.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who was paged, and who answered. */
@Repository
class Pagings {

  private static final int SHOWN = 20;

  private final JdbcClient jdbc;
  private final Names names;

  Pagings(JdbcClient jdbc, Names names) {
    this.jdbc = jdbc;
    this.names = names;
  }

  /** The last ones of an incident, those that nobody has answered yet first, then the newest. */
  List<Case.Paging> of(String incident) {
    return jdbc.sql(
            """
            select page.*, array(select person from page_invitation where page = page.id order by person) as people
            from page where incident = :incident
            order by ended_at is not null, opened_at desc, id desc limit :shown
            """)
        .param("incident", incident)
        .param("shown", SHOWN)
        .query(this::paging)
        .list();
  }

  private Case.Paging paging(ResultSet row, int index) throws SQLException {
    return new Case.Paging(
        row.getString("id"),
        names.say(row.getString("reason")),
        row.getTimestamp("opened_at").toInstant(),
        moment(row.getTimestamp("ended_at")),
        names.people(List.of((String[]) row.getArray("people").getArray())),
        names.person(row.getString("acknowledged_by")));
  }

  private static Instant moment(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
