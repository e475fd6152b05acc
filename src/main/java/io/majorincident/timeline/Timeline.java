package io.majorincident.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The record: entries are added, never changed or removed; the database refuses both. */
@Repository
@Transactional
public class Timeline {

  /** What is worth keeping, but not worth telling a tired person. */
  private static final Set<String> DETAILS =
      Set.of(
          "StepDone",
          "StepCancelled",
          "Decided",
          "MessageHandedOver",
          "MessageDelivered",
          "MessageCancelled",
          "TaskMoved");

  private final JdbcClient jdbc;
  private final Clock clock;

  Timeline(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(String incident, String kind, String who, String text) {
    jdbc.sql(
            """
            insert into timeline_entry (incident, happened_at, kind, who, text)
            values (:incident, :now, :kind, :who, :text)
            """)
        .param("incident", incident)
        .param("now", Timestamp.from(clock.instant()))
        .param("kind", kind)
        .param("who", who)
        .param("text", text)
        .update();
  }

  /** Everything about an incident, the oldest first. */
  public List<TimelineEntry> of(String incident) {
    return jdbc.sql("select * from timeline_entry where incident = :incident order by id")
        .param("incident", incident)
        .query(Timeline::entry)
        .list();
  }

  /** What people want to hear about an incident, the oldest first. */
  public List<TimelineEntry> told(String incident) {
    return jdbc.sql(
            """
            select * from timeline_entry
            where incident = :incident and kind not in (:details) order by id
            """)
        .param("incident", incident)
        .param("details", DETAILS)
        .query(Timeline::entry)
        .list();
  }

  /** The last things that people want to hear, the newest first. */
  public List<TimelineEntry> last(String incident, int count) {
    return jdbc.sql(
            """
            select * from timeline_entry
            where incident = :incident and kind not in (:details) order by id desc limit :count
            """)
        .param("incident", incident)
        .param("details", DETAILS)
        .param("count", count)
        .query(Timeline::entry)
        .list();
  }

  /** The last things of all, the newest first. */
  public List<TimelineEntry> lastOfAll(String incident, int count) {
    return jdbc.sql(
            "select * from timeline_entry where incident = :incident order by id desc limit :count")
        .param("incident", incident)
        .param("count", count)
        .query(Timeline::entry)
        .list();
  }

  private static TimelineEntry entry(ResultSet row, int index) throws SQLException {
    return new TimelineEntry(
        row.getLong("id"),
        row.getString("incident"),
        row.getTimestamp("happened_at").toInstant(),
        row.getString("kind"),
        row.getString("who"),
        row.getString("text"));
  }
}
