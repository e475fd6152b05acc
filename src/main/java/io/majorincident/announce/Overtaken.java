package io.majorincident.announce;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
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

  /**
   * The engine tells it in many ways: a row that has changed, a task or a part of the process that
   * is gone, even by reading from what is there no longer, or what the database broke off. What is
   * no race fails again.
   */
  private static boolean isRace(RuntimeException failure) {
    return failure instanceof ProcessEngineException
        || failure instanceof NullPointerException
        || failure instanceof TransientDataAccessException;
  }
}
