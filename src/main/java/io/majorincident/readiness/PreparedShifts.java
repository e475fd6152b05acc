package io.majorincident.readiness;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The shifts for which somebody is being prepared, each once. */
@Repository
class PreparedShifts {

  private final JdbcClient jdbc;

  PreparedShifts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether nobody has begun with this one before. */
  boolean begin(Shift shift) {
    return jdbc.sql(
                """
                insert into prepared_shift (team, person, begins) values (:team, :person, :begins)
                on conflict do nothing
                """)
            .param("team", shift.team())
            .param("person", shift.person())
            .param("begins", Timestamp.from(shift.from()))
            .update()
        == 1;
  }

  /** It may become this person's again. */
  void forget(Shift shift) {
    jdbc.sql(
            """
            delete from prepared_shift
            where team = :team and person = :person and begins = :begins
            """)
        .param("team", shift.team())
        .param("person", shift.person())
        .param("begins", Timestamp.from(shift.from()))
        .update();
  }

  /** Nobody asks any more for what began before that. */
  void forgetBefore(Instant moment) {
    jdbc.sql("delete from prepared_shift where begins < :moment")
        .param("moment", Timestamp.from(moment))
        .update();
  }
}
