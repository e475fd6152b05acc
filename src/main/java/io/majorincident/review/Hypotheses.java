package io.majorincident.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.incident.ReviewNotes;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The theories and experiments of each incident, as the form holds them, and what was seen. */
@Repository
@Transactional
public class Hypotheses implements ReviewNotes {

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  Hypotheses(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * @param json a list of theory, experiment and result
   * @param observations what was seen; if it is blank, what was seen before stays
   */
  void keep(String incident, String json, String observations) {
    jdbc.sql(
            """
            insert into review_notes (incident, hypotheses, observations)
            values (:incident, :json::jsonb, nullif(:observations, ''))
            on conflict (incident) do update set hypotheses = excluded.hypotheses,
              observations = coalesce(excluded.observations, review_notes.observations)
            """)
        .param("incident", incident)
        .param("json", json)
        .param("observations", observations.strip())
        .update();
  }

  /** What was noted so far, as JSON; empty if nothing was. */
  public Optional<String> of(String incident) {
    return jdbc.sql("select hypotheses::text from review_notes where incident = :incident")
        .param("incident", incident)
        .query(String.class)
        .optional();
  }

  @Override
  public List<Theory> theories(String incident) {
    return StreamSupport.stream(read(of(incident).orElse("[]")).spliterator(), false)
        .map(Hypotheses::theory)
        .toList();
  }

  private static Theory theory(JsonNode noted) {
    return new Theory(
        noted.path("theory").asText(""),
        noted.path("experiment").asText(""),
        noted.path("result").asText(""));
  }

  private JsonNode read(String list) {
    try {
      return json.readTree(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database returns what is no JSON", e);
    }
  }

  @Override
  public Optional<String> observations(String incident) {
    return jdbc.sql(
            """
            select observations from review_notes
            where incident = :incident and observations is not null
            """)
        .param("incident", incident)
        .query(String.class)
        .optional();
  }
}
