package io.majorincident.postmortem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All postmortems and the actions that follow from them. */
@Repository
@Transactional
public class Postmortems {

  private final JdbcClient jdbc;
  private final Clock clock;

  Postmortems(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The postmortem of an incident, or empty. */
  public Optional<Postmortem> of(String incident) {
    return jdbc.sql("select * from postmortem where incident = :incident")
        .param("incident", incident)
        .query(
            (row, index) ->
                new Postmortem(
                    row.getString("incident"),
                    row.getString("state"),
                    row.getString("text"),
                    row.getTimestamp("changed_at").toInstant()))
        .optional();
  }

  /** Keeps text and state. */
  void keep(String incident, String state, String text) {
    jdbc.sql(
            """
            insert into postmortem (incident, state, text, changed_at)
            values (:incident, :state, :text, :now)
            on conflict (incident) do update
              set state = excluded.state, text = excluded.text, changed_at = excluded.changed_at
            """)
        .param("incident", incident)
        .param("state", state)
        .param("text", text)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /**
   * Keeps the actions as the author has written them down, before they are agreed.
   *
   * @param json a list of what, who, due and priority
   */
  void keepWrittenActions(String incident, String json) {
    jdbc.sql("update postmortem set actions = :json::jsonb where incident = :incident")
        .param("json", json)
        .param("incident", incident)
        .update();
  }

  /** The actions as the author has written them down, as JSON; an empty list before that. */
  public String writtenActions(String incident) {
    return jdbc.sql("select actions::text from postmortem where incident = :incident")
        .param("incident", incident)
        .query(String.class)
        .optional()
        .orElse("[]");
  }

  /** Moves it to another state and leaves the text as it is. */
  void move(String incident, String state) {
    keep(incident, state, of(incident).orElseThrow().text());
  }

  /**
   * Notes an action that was agreed.
   *
   * @return its id
   */
  long agree(String incident, String what, String owner, Instant due, String priority) {
    return jdbc.sql(
            """
            insert into follow_up_action (incident, what, owner, due_at, priority)
            values (:incident, :what, :owner, :due, :priority) returning id
            """)
        .param("incident", incident)
        .param("what", what)
        .param("owner", owner)
        .param("due", Timestamp.from(due))
        .param("priority", priority)
        .query(Long.class)
        .single();
  }

  FollowUpAction action(long id) {
    return jdbc.sql("select * from follow_up_action where id = :id")
        .param("id", id)
        .query(Postmortems::action)
        .single();
  }

  /** The actions of an incident, the first due first. */
  List<FollowUpAction> actions(String incident) {
    return jdbc.sql("select * from follow_up_action where incident = :incident order by due_at, id")
        .param("incident", incident)
        .query(Postmortems::action)
        .list();
  }

  void done(long action, String result) {
    jdbc.sql("update follow_up_action set result = :result, done_at = :now where id = :id")
        .param("result", result)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", action)
        .update();
  }

  private static FollowUpAction action(ResultSet row, int index) throws SQLException {
    return new FollowUpAction(
        row.getLong("id"),
        row.getString("incident"),
        row.getString("what"),
        row.getString("owner"),
        row.getTimestamp("due_at").toInstant(),
        row.getString("priority"),
        row.getString("result"));
  }
}
