package io.majorincident.database;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Tells a failure of the database, or of the way to it, from a failure of what was asked of it. The
 * former is nobody's fault: the same succeeds as soon as the database is back.
 */
public final class DatabaseAway {

  /**
   * Beginnings of states as PostgreSQL's appendix A names them: connection exceptions, resources
   * used up (the disk among them), shut down or cut off, errors of the system below, a database
   * that only reads, a transaction that was ended since its client was silent.
   */
  private static final Set<String> STATES =
      Set.of("08", "53", "57P", "58", "25006", "25P03", "25P04");

  private static final Duration BETWEEN = Duration.ofMillis(200);

  private DatabaseAway() {}

  /** Whether it is why this failed. */
  public static boolean isCauseOf(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return isCauseOf(failure, seen);
  }

  /**
   * Does the work, and does it again as long as the database is away: it must do no harm twice.
   *
   * @param atMost how long; what fails after that is thrown
   */
  public static void sitOut(Duration atMost, Runnable work) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!done(work, end)) {
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  private static boolean done(Runnable work, long end) {
    try {
      work.run();
      return true;
    } catch (RuntimeException failure) {
      if (System.nanoTime() > end || stops() || !isCauseOf(failure)) {
        throw failure;
      }
      return false;
    }
  }

  private static boolean stops() {
    return Thread.currentThread().isInterrupted();
  }

  private static boolean isCauseOf(Throwable failure, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return false;
    }
    return isOne(failure)
        || isCauseOf(failure.getCause(), seen)
        || Stream.of(failure.getSuppressed()).anyMatch(it -> isCauseOf(it, seen));
  }

  private static boolean isOne(Throwable failure) {
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLRecoverableException
        || failure instanceof SQLException of && (hasState(of) || isClosed(of));
  }

  private static boolean hasState(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && STATES.stream().anyMatch(state::startsWith)
        || state == null && failure.getCause() instanceof IOException;
  }

  /** What the pool says of a connection that it has dropped, without a state. */
  private static boolean isClosed(SQLException failure) {
    return failure.getSQLState() == null && "Connection is closed".equals(failure.getMessage());
  }
}
