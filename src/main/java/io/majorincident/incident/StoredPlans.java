package io.majorincident.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the tables have decided for incidents, with the rows that did. */
@Repository
class StoredPlans {

  private static final TypeReference<Map<String, Map<String, Object>>> PLANS =
      new TypeReference<>() {};

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

  /** Replaces what the table of this name decided before. */
  void put(String incident, String plan, DecidedPlan decided) {
    var decision = decisions.last(incident, plan);
    jdbc.sql(
            """
            insert into incident_plan (incident, plan, cells, version, rows, decided_at)
            values (:incident, :plan, cast(:cells as jsonb), :version, :rows, :now)
            on conflict (incident, plan) do update set cells = excluded.cells,
              version = excluded.version, rows = excluded.rows, decided_at = excluded.decided_at
            """)
        .param("incident", incident)
        .param("plan", plan)
        .param("cells", written(decided))
        .param("version", decision.map(IncidentEvent.Decided::version).orElse(null))
        .param("rows", decision.map(IncidentEvent.Decided::row).orElse(null))
        .param("now", Timestamp.from(clock.instant()))
        .update();
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
    try {
      Map<String, DecidedPlan> plans = new LinkedHashMap<>();
      json.readValue(stored, PLANS)
          .forEach((plan, cells) -> plans.put(plan, new DecidedPlan(cells)));
      return plans;
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("The stored plans cannot be read.", unreadable);
    }
  }
}
