package io.majorincident.announce;

import io.majorincident.channel.DeliveryEvent;
import io.majorincident.channel.Outbox;
import io.majorincident.process.IncidentProcess;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the process of a page of which no message could be delivered, so that it goes on at once.
 */
@Component
class UndeliverablePages {

  private final Outbox outbox;
  private final IncidentProcess process;

  UndeliverablePages(Outbox outbox, IncidentProcess process) {
    this.outbox = outbox;
    this.process = process;
  }

  @EventListener
  void gaveUp(DeliveryEvent.GivenUp event) {
    String page = event.delivery().topic();
    if (!page.isEmpty() && outbox.allGivenUp(page)) {
      process.pageUndeliverable(page);
    }
  }
}
