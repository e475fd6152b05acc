package io.majorincident.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who was asked for help in an incident, for what, and what they answered. */
@Repository
@Transactional
public class HelpRequests {

  private final JdbcClient jdbc;
  private final Clock clock;

  HelpRequests(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * That somebody was asked.
   *
   * @param whom id of the team, the role or the person
   * @param neededFor in the words of whoever asked
   * @param helper person id of who answered; empty while nobody has
   * @param answer empty while there is none
   */
  public record Request(String whom, String neededFor, String helper, String answer) {

    public boolean isAnswered() {
      return !answer.isEmpty();
    }
  }

  /**
   * Notes that somebody is asked; once for each process.
   *
   * @param process id of the process that asks
   * @param by person id of who asks, or empty if nobody does
   */
  void ask(String process, String incident, String whom, String neededFor, Optional<String> by) {
    jdbc.sql(
            """
            insert into help_request (id, incident, whom, needed_for, asked_by, asked_at)
            values (:id, :incident, :whom, :neededFor, :by, :now)
            on conflict (id) do nothing
            """)
        .param("id", process)
        .param("incident", incident)
        .param("whom", whom)
        .param("neededFor", neededFor)
        .param("by", by.orElse(null))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Notes what came of it. */
  void answer(String process, String helper, String answer) {
    jdbc.sql(
            """
            update help_request set helper = :helper, answer = :answer, answered_at = :now
            where id = :id
            """)
        .param("helper", helper)
        .param("answer", answer)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", process)
        .update();
  }

  /** The last of an incident, the newest first. */
  public List<Request> last(String incident, int count) {
    return jdbc.sql(
            """
            select whom, needed_for, helper, answer from help_request where incident = :incident
            order by asked_at desc, id limit :count
            """)
        .param("incident", incident)
        .param("count", count)
        .query(HelpRequests::request)
        .list();
  }

  private static Request request(ResultSet row, int index) throws SQLException {
    return new Request(
        row.getString("whom"),
        row.getString("needed_for"),
        text(row.getString("helper")),
        text(row.getString("answer")));
  }

  private static String text(String maybe) {
    return maybe == null ? "" : maybe;
  }
}
