package io.majorincident.database;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Shown as "copy": out of service while this database is a copy in which nothing happens. */
@Component("copyHealthIndicator")
class CopyHealth extends AbstractHealthIndicator {

  private final Installation installation;

  CopyHealth(Installation installation) {
    super("It cannot be told whether this database is a copy");
    this.installation = installation;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health.status(
        installation.isCopy()
            ? new Status(Status.OUT_OF_SERVICE.getCode(), installation.sentence())
            : Status.UP);
  }
}
