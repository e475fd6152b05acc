package io.majorincident.database;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Shown as "session": whether the database answers what this node asks it twice a second. */
@Component("sessionHealthIndicator")
class SessionHealth extends AbstractHealthIndicator {

  private final DatabaseSilence silence;

  SessionHealth(DatabaseSilence silence) {
    super("The session of this node cannot be looked at");
    this.silence = silence;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health.up();
    silence.obstacle().ifPresent(it -> health.down().withDetail("obstacle", it));
  }
}
