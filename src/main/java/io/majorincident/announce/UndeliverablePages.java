package io.majorincident.announce;

import io.majorincident.channel.TopicUnreached;
import io.majorincident.process.IncidentProcess;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the process of a page of which no message has arrived, so that it goes on to the next at
 * once, while the messages are tried further. A page to everybody has no next one: it stays in
 * Tasklist and is sent again in time.
 */
@Component
class UndeliverablePages {

  private final Pages pages;
  private final IncidentProcess process;

  UndeliverablePages(Pages pages, IncidentProcess process) {
    this.pages = pages;
    this.process = process;
  }

  @EventListener
  void unreached(TopicUnreached event) {
    pages
        .find(event.topic())
        .filter(page -> page.open() && !page.lastResort())
        .ifPresent(page -> process.pageUndeliverable(page.id()));
  }
}
