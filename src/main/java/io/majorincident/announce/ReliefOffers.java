package io.majorincident.announce;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** To whom relief was offered in which night, each once, whatever woke them. */
@Repository
class ReliefOffers {

  /** How many nights are kept; the night before is the last that anybody asks for. */
  private static final int KEPT = 30;

  private final JdbcClient jdbc;
  private final Clock clock;

  ReliefOffers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether nobody has offered it to the person in this night before. */
  boolean begin(String person, LocalDate night) {
    forgetBefore(night.minusDays(KEPT));
    return jdbc.sql(
                """
                insert into relief_offer (person, night, offered_at) values (:person, :night, :now)
                on conflict do nothing
                """)
            .param("person", person)
            .param("night", night)
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  private void forgetBefore(LocalDate night) {
    jdbc.sql("delete from relief_offer where night < :night").param("night", night).update();
  }
}
