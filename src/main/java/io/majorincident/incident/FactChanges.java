package io.majorincident.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which facts of an incident have changed, when, from what to what, and on whose word. */
@Repository
class FactChanges {

  /** Who did it where nobody did, as the timeline says it. */
  static final String NOBODY = "system";

  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;
  private final Decisions decisions;

  FactChanges(JdbcClient jdbc, ObjectMapper json, Clock clock, Decisions decisions) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.decisions = decisions;
  }

  /**
   * Notes what has changed; if nothing has, nothing.
   *
   * @param before by the names of the facts; what is missing was unknown
   * @param who on whose word, or null if nobody's
   * @param table that has decided it in this transaction, or null
   */
  void note(
      String incident, Map<String, ?> before, Map<String, ?> after, String who, String table) {
    Map<String, Object> changed = new HashMap<>(after);
    changed.entrySet().removeIf(it -> Objects.equals(it.getValue(), before.get(it.getKey())));
    if (!changed.isEmpty()) {
      Map<String, Object> replaced = new HashMap<>(before);
      replaced.keySet().retainAll(changed.keySet());
      add(incident, replaced, changed, Objects.requireNonNullElse(who, NOBODY), table);
    }
  }

  private void add(
      String incident, Map<String, ?> before, Map<String, ?> after, String who, String table) {
    var decision = decisions.last(incident, table);
    jdbc.sql(
            """
            insert into incident_fact_change
              (incident, at, who, before, after, decided_by, version, rows)
            values (:incident, :now, :who, cast(:before as jsonb), cast(:after as jsonb), :table,
              :version, :rows)
            """)
        .param("incident", incident)
        .param("now", Timestamp.from(clock.instant()))
        .param("who", who)
        .param("before", written(before))
        .param("after", written(after))
        .param("table", decision.map(IncidentEvent.Decided::table).orElse(null))
        .param("version", decision.map(IncidentEvent.Decided::version).orElse(null))
        .param("rows", decision.map(IncidentEvent.Decided::row).orElse(null))
        .update();
  }

  /** The oldest first. */
  List<FactChange> of(String incident) {
    return jdbc
        .sql("select * from incident_fact_change where incident = :incident order by id")
        .param("incident", incident)
        .query(this::changes)
        .list()
        .stream()
        .flatMap(it -> it)
        .toList();
  }

  private Stream<FactChange> changes(ResultSet row, int index) throws SQLException {
    Map<String, Object> before = read(row.getString("before"));
    Map<String, Object> after = read(row.getString("after"));
    FactChange common =
        new FactChange(
            row.getTimestamp("at").toInstant(),
            "",
            null,
            null,
            row.getString("who"),
            row.getString("decided_by"),
            row.getObject("version", Integer.class),
            row.getString("rows"));
    return inOrder(after)
        .map(fact -> common.of(fact, before.get(fact), after.get(fact)))
        .toList()
        .stream();
  }

  /** As the list of the facts has them; a name of earlier times comes last. */
  private static Stream<String> inOrder(Map<String, ?> values) {
    Stream<String> others =
        new TreeSet<>(values.keySet())
            .stream().filter(name -> !IncidentFacts.SIMPLE.contains(name));
    return Stream.concat(IncidentFacts.SIMPLE.stream().filter(values::containsKey), others);
  }

  private String written(Map<String, ?> values) {
    try {
      return json.writeValueAsString(values);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("A fact is no plain value.", unwritable);
    }
  }

  private Map<String, Object> read(String stored) {
    try {
      return json.readValue(stored, VALUES);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("A stored change of facts cannot be read.", unreadable);
    }
  }
}
