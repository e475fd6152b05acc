package io.majorincident.process;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.dao.TransientDataAccessException;

/** Tells whether something failed because something else happened in the same moment. */
public final class Race {

  /**
   * Of the SQL standard and of PostgreSQL: serialization failure, deadlock, lock not available; and
   * what was just deleted or added by somebody else (foreign key, unique).
   */
  private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "23503", "23505");

  private static final String ENGINE = "org.camunda.bpm.engine.";

  private Race() {}

  /**
   * The engine tells it in many ways: a row that has changed, a task or a part of the process that
   * is gone, even by reading from what is there no longer. What is no race fails again.
   */
  public static boolean isCauseOf(Throwable failure) {
    return causes(failure).noneMatch(Race::isRefusal) && causes(failure).anyMatch(Race::isRace);
  }

  /** As {@link #isCauseOf}, where nothing else can be meant. */
  static boolean isSurelyCauseOf(Throwable failure) {
    return causes(failure).noneMatch(Race::isRefusal) && causes(failure).anyMatch(Race::isConflict);
  }

  private static boolean isRace(Throwable cause) {
    return isConflict(cause)
        || cause instanceof ProcessEngineException
        || cause instanceof NullPointerException && isInTheEngine(cause.getStackTrace());
  }

  private static boolean isConflict(Throwable cause) {
    return cause instanceof OptimisticLockingException
        || cause instanceof TransientDataAccessException
        || cause instanceof SQLException failed
            && STATES.contains(Objects.toString(failed.getSQLState()));
  }

  private static boolean isInTheEngine(StackTraceElement[] at) {
    return at.length > 0 && at[0].getClassName().startsWith(ENGINE);
  }

  private static boolean isRefusal(Throwable cause) {
    return cause instanceof BadUserRequestException
        || cause instanceof AuthorizationException
        || cause instanceof UserMistake;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(50);
  }
}
