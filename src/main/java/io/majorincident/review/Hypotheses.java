package io.majorincident.review;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The theories and experiments of each incident, as the form holds them. */
@Repository
@Transactional
public class Hypotheses {

  private final JdbcClient jdbc;

  Hypotheses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param json a list of theory, experiment and result
   */
  void keep(String incident, String json) {
    jdbc.sql(
            """
            insert into review_notes (incident, hypotheses) values (:incident, :json::jsonb)
            on conflict (incident) do update set hypotheses = excluded.hypotheses
            """)
        .param("incident", incident)
        .param("json", json)
        .update();
  }

  /** What was noted so far, as JSON; empty if nothing was. */
  public Optional<String> of(String incident) {
    return jdbc.sql("select hypotheses::text from review_notes where incident = :incident")
        .param("incident", incident)
        .query(String.class)
        .optional();
  }
}
