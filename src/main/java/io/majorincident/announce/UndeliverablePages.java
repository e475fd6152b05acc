package io.majorincident.announce;

import io.majorincident.channel.DeliveryEvent;
import io.majorincident.channel.Outbox;
import io.majorincident.process.IncidentProcess;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the process of a page of which no message could be delivered, so that it goes on to the
 * next at once. A page to everybody has no next one: it stays in Tasklist and is sent again in
 * time.
 */
@Component
class UndeliverablePages {

  private final Outbox outbox;
  private final Pages pages;
  private final IncidentProcess process;

  UndeliverablePages(Outbox outbox, Pages pages, IncidentProcess process) {
    this.outbox = outbox;
    this.pages = pages;
    this.process = process;
  }

  @EventListener
  void gaveUp(DeliveryEvent.GivenUp event) {
    String page = event.delivery().topic();
    boolean others = pages.find(page).filter(found -> !found.lastResort()).isPresent();
    if (others && outbox.allGivenUp(page)) {
      process.pageUndeliverable(page);
    }
  }
}
