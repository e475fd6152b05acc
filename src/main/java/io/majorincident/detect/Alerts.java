package io.majorincident.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All alerts of all incidents. Every method takes part in the caller's transaction. */
@Repository
class Alerts {

  /** Before that, a moment is an unset one: Go writes the year 1. */
  private static final Instant NO_SOONER_THAN = Instant.parse("2000-01-01T00:00:00Z");

  private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  Alerts(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** What is known of an alert. */
  record Known(String fingerprint, boolean firing, Instant startsAt, Map<String, String> labels) {}

  /**
   * Waits until nobody else works on this group or incident, and keeps it until the transaction
   * ends. After ten seconds it gives up, so that a stuck transaction does not hold up all others.
   */
  void take(String groupOrIncident) {
    jdbc.sql("set local lock_timeout = '10s'").update();
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:taken, 0))")
        .param("taken", groupOrIncident)
        .query(row -> {});
  }

  /** The alerts of an incident by fingerprint. */
  Map<String, Known> of(String incident) {
    return jdbc
        .sql("select fingerprint, status, starts_at, labels from alert where incident = :incident")
        .param("incident", incident)
        .query(
            (row, index) ->
                new Known(
                    row.getString("fingerprint"),
                    row.getString("status").equals("firing"),
                    row.getTimestamp("starts_at").toInstant(),
                    labels(row.getString("labels"))))
        .stream()
        .collect(Collectors.toMap(Known::fingerprint, Function.identity()));
  }

  /** Notes how these alerts of an incident stand now. */
  void record(String incident, List<Alert> alerts, Instant now) {
    jdbc.sql(
            """
            insert into alert
              (incident, fingerprint, status, title, starts_at, ends_at, last_seen_at, labels)
            select :incident, fingerprint, status, title, starts_at, ends_at, :now,
              cast(labels as jsonb)
            from unnest(:fingerprints::text[], :statuses::text[], :titles::text[],
                :starts::timestamptz[], :ends::timestamptz[], :labels::text[])
              as received (fingerprint, status, title, starts_at, ends_at, labels)
            on conflict (incident, fingerprint) do update
              set status = excluded.status, title = excluded.title,
                starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                last_seen_at = excluded.last_seen_at, labels = excluded.labels
            """)
        .param("incident", incident)
        .param("now", Timestamp.from(now))
        .param("fingerprints", column(alerts, Alert::fingerprint))
        .param("statuses", column(alerts, alert -> alert.firing() ? "firing" : "resolved"))
        .param("titles", column(alerts, Alert::title))
        .param("starts", column(alerts, alert -> orElse(alert.startsAt(), now)))
        .param("labels", column(alerts, alert -> written(alert.shownLabels())))
        .param("ends", column(alerts, alert -> orElse(alert.endsAt(), null)))
        .update();
  }

  private String written(Map<String, String> labels) {
    try {
      return json.writeValueAsString(labels);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("The labels of an alert are no plain texts.", unwritable);
    }
  }

  private Map<String, String> labels(String stored) {
    try {
      return stored == null ? Map.of() : json.readValue(stored, LABELS);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("The stored labels of an alert cannot be read.", unreadable);
    }
  }

  private static String[] column(List<Alert> alerts, Function<Alert, String> value) {
    return alerts.stream().map(value).toArray(String[]::new);
  }

  private static String orElse(Instant moment, Instant other) {
    Instant told = moment == null || moment.isBefore(NO_SOONER_THAN) ? other : moment;
    return told == null ? null : told.toString();
  }
}
