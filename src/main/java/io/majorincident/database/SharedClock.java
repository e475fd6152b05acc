package io.majorincident.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * The time by the database's clock, which all nodes share. It is read there again and again; in
 * between, time goes on as the machine counts nanoseconds, which nobody can set. The machine's own
 * idea of the time of day plays no part. What it says differs from the database's clock by less
 * than the last reading took.
 */
public final class SharedClock extends Clock {

  private final LongSupplier nanos;
  private volatile Known known;

  /**
   * @param read what the database's clock has shown between two moments of this machine
   * @param nanos counts nanoseconds, as {@link System#nanoTime}
   */
  SharedClock(Reading read, LongSupplier nanos) {
    this.nanos = nanos;
    this.known = new Known(read.middle(), read.after());
  }

  /**
   * Follows this database, once read.
   *
   * @throws IllegalStateException if the database cannot be asked
   */
  public static SharedClock of(DataSource database) {
    try (Connection session = new OwnSessions(database).open()) {
      read(session, System::nanoTime); // the first answer of a session takes longest
      return new SharedClock(read(session, System::nanoTime), System::nanoTime);
    } catch (SQLException trouble) {
      throw new IllegalStateException("The database's clock cannot be read.", trouble);
    }
  }

  /**
   * @param moment by the database's clock
   * @param before by this machine's count of nanoseconds, when it was asked for
   * @param after when the answer was there
   */
  record Reading(Instant moment, long before, long after) {

    private Instant middle() {
      return moment.plusNanos((after - before) / 2);
    }

    /** What the database's clock can have shown last, when the answer came. */
    private Instant latest() {
      return moment.plusNanos(after - before);
    }
  }

  private record Known(Instant moment, long nanos) {

    private Instant at(long now) {
      return moment.plusNanos(now - nanos);
    }
  }

  @Override
  public Instant instant() {
    Known last = known;
    return last.at(nanos.getAsLong());
  }

  /** Reads the database's clock. */
  void follow(Connection session) throws SQLException {
    follow(read(session, nanos));
  }

  /** Goes only as far as it must, so that the time does not tremble with each reading. */
  void follow(Reading read) {
    Instant believed = known.at(read.after());
    known = new Known(within(read.moment(), believed, read.latest()), read.after());
  }

  private static Instant within(Instant first, Instant believed, Instant last) {
    if (believed.isBefore(first)) {
      return first;
    }
    return believed.isAfter(last) ? last : believed;
  }

  /** How far another clock is ahead of this one; negative if it is behind. */
  Duration ahead(Clock other) {
    return Duration.between(instant(), other.instant());
  }

  private static Reading read(Connection session, LongSupplier nanos) throws SQLException {
    try (Statement statement = session.createStatement()) {
      long before = nanos.getAsLong();
      ResultSet row = statement.executeQuery("select clock_timestamp()");
      long after = nanos.getAsLong();
      row.next();
      return new Reading(row.getObject(1, OffsetDateTime.class).toInstant(), before, after);
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException(
        "Zones come from the on-call plan, never from the clock.");
  }
}
