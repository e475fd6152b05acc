package io.majorincident.roster;

import io.majorincident.secret.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All calendars that somebody subscribes to, or did. */
@Repository
class Feeds {

  private static final RowMapper<Feed> ROW =
      (row, at) ->
          new Feed(
              row.getString("id"),
              Feed.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
              row.getString("subject"),
              row.getString("creator"),
              moment(row.getObject("created_at", OffsetDateTime.class)),
              moment(row.getObject("revoked_at", OffsetDateTime.class)),
              moment(row.getObject("last_used_at", OffsetDateTime.class)));

  private final JdbcClient jdbc;
  private final Clock clock;

  Feeds(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param secret part of the address; is told once and kept nowhere
   */
  record Added(Feed feed, String secret) {}

  Added add(Feed.Kind kind, String subject, String creator) {
    Feed feed =
        new Feed(UUID.randomUUID().toString(), kind, subject, creator, clock.instant(), null, null);
    String secret = Secret.make();
    jdbc.sql(
            """
            insert into calendar_feed (id, secret_hash, kind, subject, creator, created_at)
            values (:id, :hash, :kind, :subject, :creator, :at)
            """)
        .param("id", feed.id())
        .param("hash", Secret.hash(secret))
        .param("kind", kind.id())
        .param("subject", subject)
        .param("creator", creator)
        .param("at", feed.createdAt().atOffset(ZoneOffset.UTC))
        .update();
    return new Added(feed, secret);
  }

  /** The feed with this secret, if it is still to be read. */
  Optional<Feed> bySecret(String secret) {
    return jdbc.sql("select * from calendar_feed where secret_hash = ? and revoked_at is null")
        .param(Secret.hash(secret))
        .query(ROW)
        .optional();
  }

  Optional<Feed> find(String id) {
    return jdbc.sql("select * from calendar_feed where id = ?").param(id).query(ROW).optional();
  }

  /** Those of everybody, the newest first. */
  List<Feed> all() {
    return jdbc.sql("select * from calendar_feed order by created_at desc, id").query(ROW).list();
  }

  /** Those that may be read. */
  List<Feed> open() {
    return jdbc.sql("select * from calendar_feed where revoked_at is null").query(ROW).list();
  }

  /** Notes that a calendar read it, once a minute at most: some read every few seconds. */
  void noteUse(String id) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbc.sql(
            """
            update calendar_feed set last_used_at = :now
            where id = :id and (last_used_at is null or last_used_at < :before)
            """)
        .param("id", id)
        .param("now", now)
        .param("before", now.minusMinutes(1))
        .update();
  }

  /** Those of one person, the newest first. */
  List<Feed> of(String creator) {
    return jdbc.sql("select * from calendar_feed where creator = ? order by created_at desc, id")
        .param(creator)
        .query(ROW)
        .list();
  }

  /** From now on nobody reads it; a second time changes nothing. */
  void revoke(String id) {
    jdbc.sql("update calendar_feed set revoked_at = ? where id = ? and revoked_at is null")
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .param(id)
        .update();
  }

  private static Instant moment(OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
