package io.majorincident.announce;

import io.majorincident.incident.PageHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads, for other rooms, who was paged. */
@Repository
class AskedPages implements PageHistory {

  private static final String ENTRY =
      """
      select page.*, array(
        select person from page_invitation where page = page.id order by person) as people
      from page where %s limit :count
      """;

  private final JdbcClient jdbc;

  AskedPages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Entry> last(String incident, int count) {
    String which = "incident = :incident order by ended_at is not null, opened_at desc, id desc";
    return jdbc.sql(ENTRY.formatted(which))
        .param("incident", incident)
        .param("count", count)
        .query(AskedPages::entry)
        .list();
  }

  @Override
  public List<String> everCalled(String incident) {
    return jdbc.sql(
            """
            select distinct asked.person from page_invitation asked
            join page on page.id = asked.page
            where page.incident = :incident order by asked.person
            """)
        .param("incident", incident)
        .query(String.class)
        .list();
  }

  @Override
  public boolean anybodyCalled(String incident) {
    return jdbc.sql("select exists (select from page where incident = :incident)")
        .param("incident", incident)
        .query(Boolean.class)
        .single();
  }

  @Override
  public List<Entry> open(int count) {
    return jdbc.sql(ENTRY.formatted("ended_at is null order by opened_at, id"))
        .param("count", count)
        .query(AskedPages::entry)
        .list();
  }

  @Override
  public long openCount() {
    return jdbc.sql("select count(*) from page where ended_at is null").query(Long.class).single();
  }

  private static Entry entry(ResultSet row, int index) throws SQLException {
    return new Entry(
        row.getString("id"),
        row.getString("whom"),
        row.getString("reason"),
        row.getTimestamp("opened_at").toInstant(),
        moment(row.getTimestamp("ended_at")),
        List.of((String[]) row.getArray("people").getArray()),
        row.getString("acknowledged_by"));
  }

  private static Instant moment(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
