package io.majorincident.process;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.CannotAcquireLockException;

/**
 * So many do the same at this moment that one more would only wait, with a connection that others
 * need. Whoever tries again waits first, after the transaction.
 */
public abstract class NoPlaceFree extends CannotAcquireLockException {

  /**
   * @param sentence what so many do
   */
  protected NoPlaceFree(String sentence) {
    super(sentence);
  }

  /** The thread's own, until it leaves. */
  public interface Place {

    /** Lets the next one have it. */
    void leave();
  }

  /** Waits until it is this thread's turn; empty if that took too long. */
  public abstract Optional<Place> await(Duration longest);

  /** What a failure was caused by, if it was that. */
  static Optional<NoPlaceFree> in(Throwable failure) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause)
        .limit(50)
        .filter(NoPlaceFree.class::isInstance)
        .map(NoPlaceFree.class::cast)
        .findFirst();
  }
}
