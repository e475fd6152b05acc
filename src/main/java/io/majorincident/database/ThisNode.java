package io.majorincident.database;

import java.lang.management.ManagementFactory;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who this node is: another one after each start of the process. */
@Component
public final class ThisNode {

  private final String id =
      ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();

  /** Process and machine, so that people know it again, and something unique. */
  public String id() {
    return id;
  }
}
