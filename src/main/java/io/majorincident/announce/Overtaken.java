package io.majorincident.announce;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.TransientDataAccessException;

/** What to do if an answer and another one, the next call or the end meet in the same moment. */
final class Overtaken {

  /** Each of those who are faster takes part once; there are never so many. */
  private static final int MOST = 8;

  private Overtaken() {}

  /** Once more if something else came first: then what holds by now is meant. */
  static <T> T onceMore(Supplier<T> answer) {
    for (int attempt = 1; ; attempt++) {
      try {
        return answer.get();
      } catch (RuntimeException failure) {
        if (attempt == MOST || !isRace(failure)) {
          throw failure;
        }
      }
    }
  }

  /** As that, where nothing is said back. */
  static void onceMore(Runnable answer) {
    onceMore(
        () -> {
          answer.run();
          return null;
        });
  }

  /** The engine hides what the database says behind exceptions of its own. */
  private static boolean isRace(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockingException
          || cause instanceof TransientDataAccessException
          || cause instanceof SQLException sql && isRolledBack(sql)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A deadlock or transactions that cannot be put in an order (class 40 of SQL), or a reference to
   * a part of the process that has just ended (23503).
   */
  private static boolean isRolledBack(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("40") || state.equals("23503");
  }
}
