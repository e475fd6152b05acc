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
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Tells whether something failed because something else happened in the same moment. Each exception
 * that says so is named here; whatever else fails is a fault, and nobody tries it again for that.
 */
public final class Race {

  /** Of the SQL standard and PostgreSQL: serialization failure, deadlock, lock not available. */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");

  /** What a row refers to is not there: gone meanwhile, where the engine wrote both. */
  private static final String NOTHING_REFERRED_TO = "23503";

  private static final String ENGINE = "org.camunda.bpm.engine.impl.";

  private Race() {}

  /** The engine or the database says that a row has changed, or that somebody else has it. */
  public static boolean isCauseOf(Throwable failure) {
    return any(failure, Race::isConflict);
  }

  /**
   * Also where something was read of which a part was gone by then, as it is when a process ends in
   * the same moment. A fault may look alike: whoever tries again does so a few times only.
   */
  public static boolean mayBeCauseOf(Throwable failure) {
    return any(failure, cause -> isConflict(cause) || isHalfGone(cause))
        || any(failure, ProcessEngineException.class::isInstance)
            && any(failure, cause -> has(cause, NOTHING_REFERRED_TO));
  }

  private static boolean isConflict(Throwable cause) {
    return cause instanceof OptimisticLockingException
        || cause instanceof ConcurrencyFailureException
        || cause instanceof SQLException && CONFLICTS.stream().anyMatch(it -> has(cause, it));
  }

  private static boolean isHalfGone(Throwable cause) {
    return cause instanceof NullValueException
        || cause instanceof NotFoundException
        || cause instanceof MissingVariable
        || cause instanceof ProcessGone
        || cause instanceof NullPointerException && isInTheEngine(cause.getStackTrace());
  }

  /** The JVM leaves the trace out where it has thrown the same often, as the engine does. */
  private static boolean isInTheEngine(StackTraceElement[] at) {
    return at.length == 0 || at[0].getClassName().startsWith(ENGINE);
  }

  private static boolean has(Throwable cause, String state) {
    return cause instanceof SQLException failed
        && state.equals(Objects.toString(failed.getSQLState()));
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
