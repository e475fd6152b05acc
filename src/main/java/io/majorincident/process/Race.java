package io.majorincident.process;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.springframework.dao.TransientDataAccessException;

/** Tells whether something failed because something else happened in the same moment. */
public final class Race {

  /** Of the SQL standard and PostgreSQL: serialization failure, deadlock, lock not available. */
  private static final Set<String> STATES = Set.of("40001", "40P01", "55P03");

  private static final String ENGINE = "org.camunda.bpm.engine.";

  private Race() {}

  /**
   * The engine tells it in many ways: a row that has changed, a task or a part of the process that
   * is gone, even by reading from what is there no longer. What is no race fails again.
   */
  public static boolean isCauseOf(Throwable failure) {
    return any(failure, cause -> isLikely(cause) || cause instanceof ProcessEngineException);
  }

  /** As {@link #isCauseOf}, where hardly anything else can be meant. */
  static boolean isLikelyCauseOf(Throwable failure) {
    return any(failure, Race::isLikely);
  }

  /** As {@link #isCauseOf}, where nothing else can be meant. */
  public static boolean isSurelyCauseOf(Throwable failure) {
    return any(failure, Race::isConflict);
  }

  /** Also where something is missing that was there before, as it is when a process has ended. */
  private static boolean isLikely(Throwable cause) {
    return isConflict(cause)
        || cause instanceof MissingVariable
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

  private static boolean any(Throwable failure, Predicate<Throwable> is) {
    return causes(failure).noneMatch(Race::isRefusal) && causes(failure).anyMatch(is);
  }

  /** What the engine does not find may have been there when it was looked for. */
  private static boolean isRefusal(Throwable cause) {
    return cause instanceof BadUserRequestException && !(cause instanceof NotFoundException)
        || cause instanceof AuthorizationException
        || cause instanceof UserMistake;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(50);
  }
}
