package io.majorincident.retention;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Removes incidents that have been kept for as long as was promised, with all that is theirs. */
@Component
class ExpiredIncidents {

  /** What refers to others comes before them. A test compares it with the tables that there are. */
  static final List<String> REMOVALS =
      List.of(
          "timeline_entry where incident in (:gone)",
          "timeline_head where incident in (:gone)",
          "alert where incident in (:gone)",
          "incident_role where incident in (:gone)",
          "incident_plan_before where incident in (:gone)",
          "incident_fact_change where incident in (:gone)",
          "incident_person where incident in (:gone)",
          "page_invitation where page in (select id from page where incident in (:gone))",
          "page where incident in (:gone)",
          "status_post where incident in (:gone)",
          "help_request where incident in (:gone)",
          "review_notes where incident in (:gone)",
          "follow_up_action where incident in (:gone)",
          "postmortem where incident in (:gone)",
          "incident_plan where incident in (:gone)",
          "delivery_attempt where delivery in (select id from delivery where reference in (:gone))",
          "delivery where reference in (:gone)",
          "incident where number in (:gone)");

  private final JdbcClient jdbc;
  private final Clock clock;
  private final RetentionSettings settings;

  ExpiredIncidents(JdbcClient jdbc, Clock clock, RetentionSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Removes some of those that were closed first.
   *
   * @return how many; none if no more have expired, or if another node is about to remove them
   */
  @Transactional
  public int removeSome() {
    List<String> gone = expired();
    if (!gone.isEmpty()) {
      REMOVALS.forEach(it -> jdbc.sql("delete from " + it).param("gone", gone).update());
    }
    return gone.size();
  }

  /** By both clocks, ours and the database's. One that a duplicate still names waits for it. */
  private List<String> expired() {
    return jdbc.sql(
            """
            select number from incident
            where closed_at < :before and incident_is_expired(number)
              and not exists (
                select from incident duplicate where duplicate.duplicate_of = incident.number)
            order by closed_at limit :batch for update skip locked
            """)
        .param("before", before())
        .param("batch", settings.batch())
        .query(String.class)
        .list();
  }

  private OffsetDateTime before() {
    return clock.instant().atOffset(ZoneOffset.UTC).minus(settings.incidents());
  }
}
