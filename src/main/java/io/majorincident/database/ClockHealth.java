package io.majorincident.database;

import java.time.Duration;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Shown as "clock": whether the clock of this machine is right enough to work by. */
@Component("clockHealthIndicator")
class ClockHealth extends AbstractHealthIndicator {

  private final ClockWatch watch;

  ClockHealth(ClockWatch watch) {
    super("The clocks cannot be compared");
    this.watch = watch;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    Duration ahead = watch.ahead();
    ClockWatch.State state = watch.state();
    health
        .status(state == ClockWatch.State.WRONG ? "DOWN" : "UP")
        .withDetail("aheadSeconds", ahead.toMillis() / 1000.0);
    if (state != ClockWatch.State.RIGHT) {
      health.withDetail("obstacle", ClockWatch.sentence(state, ahead));
    }
  }
}
