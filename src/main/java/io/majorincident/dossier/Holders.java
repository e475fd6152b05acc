package io.majorincident.dossier;

import io.majorincident.dossier.Dossier.Holder;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who held which role in an incident, then and now. */
@Repository
class Holders {

  private final JdbcClient jdbc;

  Holders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The oldest first. */
  List<Holder> of(String incident) {
    return jdbc.sql(
            "select role, person, since, until from incident_role where incident = :incident order by id")
        .param("incident", incident)
        .query(
            (row, index) -> {
              Timestamp until = row.getTimestamp("until");
              return new Holder(
                  row.getString("role"),
                  row.getString("person"),
                  row.getTimestamp("since").toInstant(),
                  until == null ? null : until.toInstant());
            })
        .list();
  }
}
