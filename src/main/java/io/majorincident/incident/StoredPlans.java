package io.majorincident.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the tables have decided for incidents, with the rows that did. */
@Repository
class StoredPlans {

  private static final TypeReference<Map<String, Map<String, Object>>> PLANS =
      new TypeReference<>() {};
  private static final TypeReference<Map<String, Object>> CELLS = new TypeReference<>() {};

  private static final String PUT =
      """
      with decided as (
        select :incident as incident, :plan as plan, cast(:cells as jsonb) as cells,
          cast(:version as integer) as version, cast(:rows as text) as rows),
      replaced as (
        insert into incident_plan_before
          (incident, plan, cells, version, rows, decided_at, who)
        select old.incident, old.plan, old.cells, old.version, old.rows, old.decided_at, old.who
        from incident_plan old join decided using (incident, plan)
        where (old.cells, old.version, old.rows)
          is distinct from (decided.cells, decided.version, decided.rows))
      insert into incident_plan as old
        (incident, plan, cells, version, rows, decided_at, who)
      select incident, plan, cells, version, rows, :now, :who from decided
      on conflict (incident, plan) do update set cells = excluded.cells,
        version = excluded.version, rows = excluded.rows, decided_at = excluded.decided_at,
        who = excluded.who
      where (old.cells, old.version, old.rows)
        is distinct from (excluded.cells, excluded.version, excluded.rows)
      """;

  private static final String ALL =
      """
      select decided_at, plan, who, version, rows, cells,
        lag(cells) over (partition by plan order by held_now, id) as before
      from (
        select decided_at, plan, who, version, rows, cells, false as held_now, id
        from incident_plan_before where incident = :incident
        union all
        select decided_at, plan, who, version, rows, cells, true, 0
        from incident_plan where incident = :incident) decided
      order by held_now, id, plan
      """;

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;
  private final Decisions decisions;

  StoredPlans(JdbcClient jdbc, ObjectMapper json, Clock clock, Decisions decisions) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.decisions = decisions;
  }

  /**
   * Replaces what the table of this name decided before, which is kept beside it; if the same rows
   * of the same version have decided the same, nothing changes.
   *
   * @param who on whose word, or null if nobody's
   */
  void put(String incident, String plan, DecidedPlan decided, String who) {
    var decision = decisions.last(incident, plan);
    jdbc.sql(PUT)
        .param("incident", incident)
        .param("plan", plan)
        .param("who", Objects.requireNonNullElse(who, FactChanges.NOBODY))
        .param("cells", written(decided))
        .param("version", decision.map(IncidentEvent.Decided::version).orElse(null))
        .param("rows", decision.map(IncidentEvent.Decided::row).orElse(null))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** What each table has decided, one after the other. */
  List<FactChange> changes(String incident) {
    return jdbc.sql(ALL).param("incident", incident).query(this::change).list();
  }

  private FactChange change(ResultSet row, int index) throws SQLException {
    return new FactChange(
        row.getTimestamp("decided_at").toInstant(),
        row.getString("plan"),
        cells(row.getString("before")),
        cells(row.getString("cells")),
        Objects.requireNonNullElse(row.getString("who"), FactChanges.NOBODY),
        row.getString("plan"),
        row.getObject("version", Integer.class),
        row.getString("rows"));
  }

  private Map<String, Object> cells(String stored) {
    return stored == null ? null : read(stored, CELLS);
  }

  private String written(DecidedPlan plan) {
    try {
      return json.writeValueAsString(plan.cells());
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("A table has decided what is no plain value.", unwritable);
    }
  }

  /**
   * @param stored all plans of an incident, as one JSON object
   */
  Map<String, DecidedPlan> read(String stored) {
    Map<String, DecidedPlan> plans = new LinkedHashMap<>();
    read(stored, PLANS).forEach((plan, cells) -> plans.put(plan, new DecidedPlan(cells)));
    return plans;
  }

  private <T> T read(String stored, TypeReference<T> as) {
    try {
      return json.readValue(stored, as);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("The stored plans cannot be read.", unreadable);
    }
  }
}
