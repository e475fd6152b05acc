package io.majorincident.process;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.camunda.spin.SpinRuntimeException;

/** What cannot be stored or read as the value that it should be, whoever sent it. */
public final class BadData {

  /** The class of such states in the SQL standard, "data exception". */
  private static final String DATA_EXCEPTION = "22";

  private BadData() {}

  /** Whether the database cannot store it: too long, out of range, or no character. */
  public static boolean isCauseOf(Throwable failure) {
    return causes(failure)
        .filter(SQLException.class::isInstance)
        .map(it -> ((SQLException) it).getSQLState())
        .anyMatch(state -> state != null && state.startsWith(DATA_EXCEPTION));
  }

  /** Whether a value cannot be read as the type that was sent with it. */
  public static boolean isMistyped(Throwable failure) {
    return causes(failure).anyMatch(SpinRuntimeException.class::isInstance);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(50);
  }
}
