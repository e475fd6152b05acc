package io.majorincident.planning;

import io.majorincident.oncall.InitialPlan;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All versions of the on-call plan. */
@Repository
class PlanVersions {

  private static final RowMapper<PlanVersion> ROW =
      (row, at) ->
          new PlanVersion(
              row.getLong("number"),
              row.getString("text"),
              row.getString("place"),
              row.getString("changer"),
              row.getString("reason"),
              row.getObject("at", OffsetDateTime.class).toInstant());

  private final JdbcClient jdbc;
  private final Clock clock;

  PlanVersions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The number of the newest; 0 if there is none. */
  long newest() {
    return jdbc.sql("select coalesce(max(number), 0) from plan_version").query(Long.class).single();
  }

  Optional<PlanVersion> find(long number) {
    return jdbc.sql("select * from plan_version where number = ?")
        .param(number)
        .query(ROW)
        .optional();
  }

  /** The newest first. */
  List<PlanVersion> all() {
    return jdbc.sql("select * from plan_version order by number desc").query(ROW).list();
  }

  /** The text of the file that was taken last. */
  Optional<String> lastFile() {
    return jdbc.sql(
            "select text from plan_version where place is not null order by number desc limit 1")
        .query(String.class)
        .optional();
  }

  /** Nobody else adds one until the transaction ends. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('plan_version', 0))").query(rows -> {});
  }

  /** Adds the next one; whoever does so has the lock. */
  PlanVersion add(String text, String changer, String reason) {
    PlanVersion next = new PlanVersion(nextNumber(), text, null, changer, reason, now());
    insert(next);
    return next;
  }

  /** Adds the file of the settings; of two applications that start at once, one does. */
  @Transactional
  public void add(InitialPlan.File file) {
    long seen = newest();
    lock();
    if (newest() == seen) {
      String reason = "Read from " + file.place();
      insert(
          new PlanVersion(
              nextNumber(), file.text(), file.place(), PlanVersion.SYSTEM, reason, now()));
    }
  }

  /** One that no version ever had, not even one that was rolled back. */
  private long nextNumber() {
    return jdbc.sql("select nextval('plan_version_number')").query(Long.class).single();
  }

  private void insert(PlanVersion version) {
    jdbc.sql(
            """
            insert into plan_version (number, text, place, changer, reason, at)
            values (:number, :text, :place, :changer, :reason, :at)
            """)
        .param("number", version.number())
        .param("text", version.text())
        .param("place", version.place())
        .param("changer", version.changer())
        .param("reason", version.reason())
        .param("at", version.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  private Instant now() {
    return clock.instant();
  }
}
