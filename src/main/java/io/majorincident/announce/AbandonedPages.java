package io.majorincident.announce;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.process.IncidentProcess;
import io.majorincident.process.ProcessEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A page never outlives its paging nor its incident. Whatever ends one of them, its open pages end
 * with it in the same transaction: nothing more goes out, also of those before them, and their
 * links say so.
 */
@Component
class AbandonedPages {

  private static final String WHY = "nobody is needed for it any more";

  private final Pages pages;
  private final Pager pager;
  private final IncidentProcess process;

  AbandonedPages(Pages pages, Pager pager, IncidentProcess process) {
    this.pages = pages;
    this.pager = pager;
    this.process = process;
  }

  @EventListener
  void ended(ProcessEnded ended) {
    pager.abandon(pages.by(ended.id()), WHY);
  }

  /** Also what was asked for beside the response, and so does not end with it. */
  @EventListener
  void moved(IncidentEvent.StatusChanged change) {
    if (!change.status().needsPeople()) {
      pager.abandon(pages.of(change.incident()), WHY);
      process.nobodyNeeded(change.incident());
    }
  }
}
