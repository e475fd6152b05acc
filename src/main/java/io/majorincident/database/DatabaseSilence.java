package io.majorincident.database;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.LongToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Notices by this node's own session that open connections have gone silent, as when a firewall
 * forgets them: its question gets no answer, and a new session gets one at once. Whatever was open
 * by then is closed, so that what waits there is done again now rather than after its time-outs.
 */
@Component
class DatabaseSilence {

  /** A question that waits longer than this waits in vain. */
  static final Duration NOTICED = Duration.ofSeconds(3);

  /** So long after the connections were closed, what waited there may still be at it again. */
  static final Duration RECOVERS = Duration.ofSeconds(8);

  private static final Logger log = LoggerFactory.getLogger(DatabaseSilence.class);

  private final LongSupplier nanos;
  private final LongToIntFunction closing;
  private volatile Long answered;
  private volatile Long closed;
  private Long asked;

  DatabaseSilence() {
    this(System::nanoTime, DatabaseSockets::closeAllOlderThan);
  }

  /**
   * @param nanos counts nanoseconds, as {@link System#nanoTime}
   * @param closing closes all connections that are older, and says how many
   */
  DatabaseSilence(LongSupplier nanos, LongToIntFunction closing) {
    this.nanos = nanos;
    this.closing = closing;
  }

  /**
   * The session of this node is lost.
   *
   * @param since when it was asked what it did not answer, by this machine's nanoseconds
   */
  void lost(long since) {
    asked = passed(since, NOTICED) ? Long.valueOf(since) : null;
  }

  /** No new session can be had: it is the database that does not answer, not a connection. */
  void unreachable() {
    asked = null;
  }

  /**
   * The session of this node has answered.
   *
   * @return how long ago the silence began, after which all that was open was closed; empty if
   *     there was none
   */
  Optional<Duration> answered() {
    answered = nanos.getAsLong();
    if (asked == null) {
      return Optional.empty();
    }
    int silent = closing.applyAsInt(asked);
    log.warn("{} connections to the database had gone silent and are closed.", silent);
    Duration since = Duration.ofNanos(answered - asked);
    asked = null;
    closed = answered;
    return Optional.of(since);
  }

  /** Why this node must not count on the database; empty if it may. */
  Optional<String> obstacle() {
    if (answered != null && passed(answered, NOTICED)) {
      return Optional.of("The database does not answer this node.");
    }
    return closed == null || passed(closed, RECOVERS)
        ? Optional.empty()
        : Optional.of("Connections had gone silent: what waited for them is done again.");
  }

  private boolean passed(long since, Duration time) {
    return nanos.getAsLong() - since > time.toNanos();
  }
}
