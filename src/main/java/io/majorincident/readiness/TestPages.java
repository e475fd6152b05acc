package io.majorincident.readiness;

import io.majorincident.secret.Secret;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pages that only ask whether they arrive. Of the secret in the link only the hash is kept: it
 * leaves the house in the message alone.
 */
@Repository
@Transactional
class TestPages {

  private final JdbcClient jdbc;
  private final Clock clock;

  TestPages(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param secret with which it is answered; nobody can read it again
   */
  record Opened(String id, String secret) {}

  /**
   * @param acknowledgedAt null if it has not been answered
   */
  record TestPage(String id, String team, String person, Instant begins, Instant acknowledgedAt) {}

  Opened open(Shift shift) {
    String secret = Secret.make();
    String id =
        jdbc.sql(
                """
                insert into test_page (secret_hash, team, person, begins, sent_at)
                values (:hash, :team, :person, :begins, :now) returning id
                """)
            .param("hash", Secret.hash(secret))
            .param("team", shift.team())
            .param("person", shift.person())
            .param("begins", Timestamp.from(shift.from()))
            .param("now", Timestamp.from(clock.instant()))
            .query(String.class)
            .single();
    return new Opened(id, secret);
  }

  /** The page that this secret belongs to, or empty. */
  Optional<TestPage> find(String secret) {
    return jdbc.sql(
            """
            select id, team, person, begins, acknowledged_at from test_page
            where secret_hash = :hash
            """)
        .param("hash", Secret.hash(secret))
        .query(
            (row, n) ->
                new TestPage(
                    row.getString("id"),
                    row.getString("team"),
                    row.getString("person"),
                    row.getTimestamp("begins").toInstant(),
                    Optional.ofNullable(row.getTimestamp("acknowledged_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null)))
        .optional();
  }

  /** It arrived; what counts is the first time. */
  void acknowledge(String id) {
    jdbc.sql(
            """
            update test_page set acknowledged_at = :now
            where id = :id and acknowledged_at is null
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", Long.valueOf(id))
        .update();
  }

  /** Whether any test page has ever reached this person. */
  boolean hasAcknowledged(String person) {
    return jdbc.sql(
            """
            select exists (
              select from test_page where person = :person and acknowledged_at is not null)
            """)
        .param("person", person)
        .query(Boolean.class)
        .single();
  }
}
