package io.majorincident.change;

import io.majorincident.channel.Outbox;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Status;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What still waits to be sent about an incident goes out no more when it is withdrawn, from the
 * moment at which somebody says so.
 */
@Component
class SilencedMessages {

  private final Outbox outbox;

  SilencedMessages(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Before others hear of it, who may have something to send. */
  @EventListener
  @Order(0)
  void withdrawn(IncidentEvent.StatusChanged change) {
    if (change.status() == Status.FALSE_ALARM || change.status() == Status.DUPLICATE) {
      outbox.cancelAll(change.incident());
    }
  }
}
