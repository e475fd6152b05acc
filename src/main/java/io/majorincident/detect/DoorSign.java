package io.majorincident.detect;

import io.majorincident.access.StartupLine;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Tells whoever starts the application where the alert door is and how to try it. A configured key
 * is a secret and not shown; one that we made ourselves is.
 */
@Component
class DoorSign implements StartupLine {

  private static final String SAMPLE = "src/test/resources/sample-alert.json";

  private final AlertKey key;
  private final Environment environment;

  DoorSign(AlertKey key, Environment environment) {
    this.key = key;
    this.environment = environment;
  }

  @Override
  public List<String> lines() {
    return key.closed() ? List.of(AlertKey.WHAT_TO_CONFIGURE) : open();
  }

  private List<String> open() {
    String door = address() + AlertDoor.PATH + key.generated().orElse("$ALERT_KEY");
    return List.of(
        "Alerts: give Alertmanager (webhook_configs) or Grafana (contact point) the address "
            + door,
        "Try it: curl -X POST -H \"Content-Type: application/json\" --data @%s %s"
            .formatted(SAMPLE, door));
  }

  private String address() {
    String port = environment.getProperty("server.port", "8080");
    return "http://localhost:%s%s"
        .formatted(
            environment.getProperty("local.server.port", port),
            environment.getProperty("server.servlet.context-path", ""));
  }
}
