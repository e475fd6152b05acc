package io.majorincident.announce;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;

/** What to do if an answer and another one, or the next call, meet in the same moment. */
final class Overtaken {

  private Overtaken() {}

  /** Once more if the next level is being called in the same moment: then that page is meant. */
  static <T> T onceMore(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (OptimisticLockingException race) {
      return answer.get();
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
}
