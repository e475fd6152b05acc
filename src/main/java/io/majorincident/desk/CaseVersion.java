package io.majorincident.desk;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells by one look whether anything has changed in a case: all that happens is told in the
 * timeline, but for what monitoring repeats.
 */
@Repository
class CaseVersion {

  private final JdbcClient jdbc;

  CaseVersion(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Another text whenever something has changed. Entries are counted, since they may overtake. */
  String of(String incident) {
    return jdbc.sql(
            """
            select (select count(*) || '-' || max(id) from timeline_entry where incident = :incident)
              || '-' || (select count(*) || '-' || count(*) filter (where status = 'firing')
                         from alert where incident = :incident)
            """)
        .param("incident", incident)
        .query(String.class)
        .optional()
        .orElse("0");
  }
}
