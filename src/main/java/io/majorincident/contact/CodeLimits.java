package io.majorincident.contact;

import io.majorincident.channel.Limits;
import io.majorincident.oncall.Contact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the codes that go out, so that nobody has them sent to somebody who did not ask, or to a
 * number that earns by them. All nodes count together.
 */
@Repository
public class CodeLimits {

  private static final Duration KEPT = Duration.ofDays(31);

  private final JdbcClient jdbc;
  private final Clock clock;

  CodeLimits(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * How many codes may go out.
   *
   * @param person for one person
   * @param contact to one address, whoever names it
   * @param all in all
   */
  public record Allowed(Limits person, Limits contact, Limits all) {}

  /** Of what there were too many. */
  public enum Bound {
    PERSON,
    CONTACT,
    ALL
  }

  /**
   * No code may go out now.
   *
   * @param until when one may again
   */
  public record Exceeded(Bound bound, Instant until) {}

  /**
   * Counts one more code if it may go out; whoever else asks for the same waits until the caller's
   * transaction has ended.
   *
   * @return empty if it may go out
   */
  @Transactional
  public Optional<Exceeded> take(String person, Contact contact, Allowed allowed) {
    String address = contact.address().toLowerCase(Locale.ROOT);
    // always in this order, so that nobody waits for somebody who waits for them
    lock("person " + person);
    lock("contact " + address);
    lock("all");
    Optional<Exceeded> exceeded =
        exceeded(Bound.PERSON, allowed.person(), "person = :value", person)
            .or(() -> exceeded(Bound.CONTACT, allowed.contact(), "address = :value", address))
            .or(() -> exceeded(Bound.ALL, allowed.all(), ":value = ''", ""));
    if (exceeded.isEmpty()) {
      note(person, address);
    }
    return exceeded;
  }

  private void lock(String what) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('codes ' || :what, 0))")
        .param("what", what)
        .query(rows -> {});
  }

  private Optional<Exceeded> exceeded(Bound bound, Limits limits, String which, String value) {
    Instant now = clock.instant();
    List<Instant> before =
        jdbc
            .sql("select sent_at from sent_code where sent_at > :since and " + which)
            .param("since", moment(now.minus(limits.longest())))
            .param("value", value)
            .query(OffsetDateTime.class)
            .list()
            .stream()
            .map(OffsetDateTime::toInstant)
            .toList();
    return Optional.of(limits.earliest(now, before))
        .filter(until -> until.isAfter(now))
        .map(until -> new Exceeded(bound, until));
  }

  private void note(String person, String address) {
    Instant now = clock.instant();
    jdbc.sql("delete from sent_code where sent_at < :before")
        .param("before", moment(now.minus(KEPT)))
        .update();
    jdbc.sql("insert into sent_code (person, address, sent_at) values (:person, :address, :now)")
        .param("person", person)
        .param("address", address)
        .param("now", moment(now))
        .update();
  }

  private static OffsetDateTime moment(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
