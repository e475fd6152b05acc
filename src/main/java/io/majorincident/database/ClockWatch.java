package io.majorincident.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the clock of this machine with the database's. Nothing that is shared depends on it, but
 * signatures, certificates and the log do: a node whose clock is far off takes no work.
 */
public final class ClockWatch implements MeterBinder {

  /** What says that a difference is more than the way to the database and a slow answer. */
  private static final Duration TOLD = Duration.ofSeconds(5);

  private static final Duration TRUSTED = Duration.ofSeconds(60);

  private static final Duration JUMP = Duration.ofMillis(500);

  /** So many looks later whatever waited by the clock of this machine has been woken. */
  private static final int RESTLESS = 20;

  private static final Logger log = LoggerFactory.getLogger(ClockWatch.class);

  private final SharedClock shared;
  private final Clock machine;
  private volatile State state = State.RIGHT;
  private Duration told = Duration.ZERO;
  private Duration before = Duration.ZERO;
  private int restless;

  /**
   * @param machine the clock of this machine
   */
  public ClockWatch(SharedClock shared, Clock machine) {
    this.shared = shared;
    this.machine = machine;
  }

  /** How far the clock of this machine is off. */
  enum State {
    RIGHT,
    OFF,
    WRONG;

    private static State of(Duration off) {
      return off.compareTo(TRUSTED) > 0 ? WRONG : off.compareTo(TOLD) > 0 ? OFF : RIGHT;
    }
  }

  /** Compares anew, and says in the log what has changed. */
  State look() {
    Duration ahead = ahead();
    noticeJump(ahead);
    State now = State.of(ahead.abs());
    if (now != state || now != State.RIGHT && moved(told, ahead).compareTo(TOLD) > 0) {
      state = now;
      told = ahead;
      tell(now, ahead);
    }
    return now;
  }

  private static Duration moved(Duration before, Duration now) {
    return now.minus(before).abs();
  }

  private void noticeJump(Duration ahead) {
    boolean jumped = moved(before, ahead).compareTo(JUMP) > 0;
    before = ahead;
    restless = jumped ? RESTLESS : Math.max(0, restless - 1);
  }

  /**
   * Whether the clock of this machine has jumped a moment ago. The engine pauses up to a moment by
   * that clock: set back in between, it would sleep for as long as it was set back.
   */
  boolean isRestless() {
    return restless > 0;
  }

  /** As it was when it was looked at last. */
  State state() {
    return state;
  }

  /** How far the clock of this machine is ahead of the database's; negative if it is behind. */
  Duration ahead() {
    return shared.ahead(machine);
  }

  /** What is wrong, and what to do. */
  static String sentence(State state, Duration ahead) {
    String off =
        "The clock of this machine is %d s %s the database's"
            .formatted(
                Math.round(ahead.abs().toMillis() / 1000.0),
                ahead.isNegative() ? "behind" : "ahead of");
    return switch (state) {
      case RIGHT -> "The clock of this machine is right.";
      case OFF -> off + ": set it right; from 60 s on this node would take no work.";
      case WRONG -> off + ": this node takes no work until it is set right.";
    };
  }

  private static void tell(State state, Duration ahead) {
    switch (state) {
      case RIGHT -> log.info(sentence(state, ahead));
      case OFF -> log.warn(sentence(state, ahead));
      case WRONG -> log.error(sentence(state, ahead));
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("majorincident.clock.ahead", () -> ahead().toMillis() / 1000.0)
        .baseUnit("seconds")
        .description("How far the clock of this machine is ahead of the database's")
        .register(registry);
  }
}
