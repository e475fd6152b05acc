package io.majorincident.detect;

import java.util.Optional;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Shown as "intake": whether alerts are taken in. */
@Component("intakeHealthIndicator")
class IntakeHealth extends AbstractHealthIndicator {

  private final IntakeWatch watch;

  IntakeHealth(IntakeWatch watch) {
    super("The intake of alerts cannot be looked at");
    this.watch = watch;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    Optional<String> obstacle = watch.obstacle();
    health.status(obstacle.isEmpty() ? "UP" : "DOWN");
    obstacle.ifPresent(why -> health.withDetail("obstacle", why));
  }
}
