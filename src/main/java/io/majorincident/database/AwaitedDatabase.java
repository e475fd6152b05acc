package io.majorincident.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the first session of a start: the database may come up later than we do. */
final class AwaitedDatabase {

  /** From one attempt to the next. */
  static final Duration BETWEEN = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(AwaitedDatabase.class);

  private final SessionSource sessions;
  private final Duration within;
  private final LongSupplier nanos;
  private final Consumer<Duration> pause;

  /**
   * @param within how long to wait
   * @param nanos counts nanoseconds, as {@link System#nanoTime}
   * @param pause waits so long
   */
  AwaitedDatabase(
      SessionSource sessions, Duration within, LongSupplier nanos, Consumer<Duration> pause) {
    this.sessions = sessions;
    this.within = within;
    this.nanos = nanos;
    this.pause = pause;
  }

  /**
   * Says every ten seconds what it waits for.
   *
   * @throws DatabaseUnavailable if there is no session by then, or it is of no use to wait
   */
  Connection open() {
    long begin = nanos.getAsLong();
    Reminder reminder = new Reminder(nanos);
    while (true) {
      try {
        return sessions.open();
      } catch (SQLException trouble) {
        wait(trouble, within.minusNanos(nanos.getAsLong() - begin), reminder);
      }
    }
  }

  private void wait(SQLException trouble, Duration left, Reminder reminder) {
    if (!mayPass(trouble)) {
      throw new DatabaseRefuses(trouble);
    }
    if (left.compareTo(BETWEEN) < 0) {
      throw new DatabaseSilent(within, trouble);
    }
    reminder.say(
        () ->
            log.warn(
                "The database does not answer; the start waits for it for another {} s: {}",
                left.toSeconds(),
                trouble.getMessage()));
    pause.accept(BETWEEN);
  }

  /**
   * By the classes of PostgreSQL's codes: no connection (08), no room (53), it starts, stops or is
   * being repaired (57).
   */
  private static boolean mayPass(SQLException trouble) {
    String state = trouble.getSQLState();
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57");
  }
}
