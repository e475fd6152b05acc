package io.majorincident.timeline;

import io.majorincident.incident.CleanText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The record: entries are added, never changed or removed; the database refuses both, numbers them
 * and chains them by their hashes.
 */
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
          "MessagePutOff",
          "MessageBundled",
          "TaskMoved");

  private final JdbcClient jdbc;
  private final Clock clock;

  Timeline(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(String incident, String kind, String who, String text) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Pending.here(this::write)
        .add(incident, new TimelineEntry(0, now, kind, who, CleanText.lines(text), null, null));
  }

  /** By one statement, so that the head of a timeline moves once for all of them. */
  private void write(List<Pending.Line> lines) {
    jdbc.sql(
            """
            insert into timeline_entry (incident, happened_at, kind, who, text)
            select incident, happened_at, kind, who, text
            from unnest(:incidents::text[], :moments::timestamptz[], :kinds::text[], :people::text[],
                :texts::text[])
              with ordinality as said (incident, happened_at, kind, who, text, place)
            order by place
            """)
        .param("incidents", column(lines, Pending.Line::incident))
        .param("moments", column(lines, line -> line.entry().at().toString()))
        .param("kinds", column(lines, line -> line.entry().kind()))
        .param("people", column(lines, line -> line.entry().who()))
        .param("texts", column(lines, line -> line.entry().text()))
        .update();
  }

  private static String[] column(List<Pending.Line> lines, Function<Pending.Line, String> cell) {
    return lines.stream().map(cell).toArray(String[]::new);
  }

  /** Everything about an incident, the oldest first. */
  public List<TimelineEntry> of(String incident) {
    List<TimelineEntry> kept =
        jdbc.sql("select * from timeline_entry where incident = :incident order by sequence")
            .param("incident", incident)
            .query(Timeline::entry)
            .list();
    return Stream.concat(kept.stream(), Pending.of(incident).stream()).toList();
  }

  /** What people want to hear about an incident, the oldest first. */
  public List<TimelineEntry> told(String incident) {
    return of(incident).stream().filter(Timeline::told).toList();
  }

  /** The last things that people want to hear, the newest first. */
  public List<TimelineEntry> last(String incident, int count) {
    List<TimelineEntry> kept =
        jdbc.sql(
                """
                select * from timeline_entry
                where incident = :incident and kind not in (:details)
                order by sequence desc limit :count
                """)
            .param("incident", incident)
            .param("details", DETAILS)
            .param("count", count)
            .query(Timeline::entry)
            .list();
    return Stream.concat(pending(incident), kept.stream()).limit(count).toList();
  }

  private static Stream<TimelineEntry> pending(String incident) {
    List<TimelineEntry> told = Pending.of(incident).stream().filter(Timeline::told).toList();
    return Stream.iterate(told.size() - 1, i -> i >= 0, i -> i - 1).map(told::get);
  }

  private static boolean told(TimelineEntry entry) {
    return !DETAILS.contains(entry.kind());
  }

  /** Everything that is committed about an incident, and where it ends, as of one moment. */
  public IncidentRecord record(String incident) {
    List<Row> rows =
        jdbc.sql(
                """
                select entry.*, head.count head_count, head.hash head_hash
                from incident
                left join timeline_head head on head.incident = number
                left join timeline_entry entry on entry.incident = number
                where number = :incident order by sequence
                """)
            .param("incident", incident)
            .query((row, index) -> new Row(entryOrNull(row), head(row, incident)))
            .list();
    return new IncidentRecord(
        incident,
        rows.stream().flatMap(row -> Stream.ofNullable(row.entry())).toList(),
        rows.isEmpty() ? new ChainHead(0, Seal.genesis(incident)) : rows.get(0).head());
  }

  /** Where the timeline of an incident ends, as far as it is committed. */
  public ChainHead head(String incident) {
    return jdbc.sql("select count, hash from timeline_head where incident = :incident")
        .param("incident", incident)
        .query((row, index) -> new ChainHead(row.getLong("count"), row.getString("hash")))
        .optional()
        .orElseGet(() -> new ChainHead(0, Seal.genesis(incident)));
  }

  private record Row(TimelineEntry entry, ChainHead head) {}

  private static ChainHead head(ResultSet row, String incident) throws SQLException {
    String hash = Optional.ofNullable(row.getString("head_hash")).orElse(Seal.genesis(incident));
    return new ChainHead(row.getLong("head_count"), hash);
  }

  private static TimelineEntry entryOrNull(ResultSet row) throws SQLException {
    return row.getString("hash") == null ? null : entry(row, 0);
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
        row.getLong("sequence"),
        row.getTimestamp("happened_at").toInstant(),
        row.getString("kind"),
        row.getString("who"),
        row.getString("text"),
        row.getString("previous_hash"),
        row.getString("hash"));
  }
}
