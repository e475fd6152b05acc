package io.majorincident.health;

import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How this node is, with all that it knows about it; strangers hear whether it is well alone. */
@RestController
class HealthDoor {

  private final HealthEndpoint health;

  HealthDoor(HealthEndpoint health) {
    this.health = health;
  }

  /**
   * What was seen last; answers 200 also when something is not well.
   *
   * @return the status, and below "components" that of each part with its "details", as Spring Boot
   *     writes them
   */
  @OpenTo(value = Caller.ADMINISTRATOR, what = "how this node is, part by part")
  @GetMapping("/api/health")
  HealthComponent health() {
    return health.health();
  }
}
