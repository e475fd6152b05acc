package io.majorincident.announce;

import io.majorincident.channel.Outbox;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.process.IncidentProcess;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people answer to a page by its link, by phone or in a chat. */
@Component
class Answers {

  private final Pages pages;
  private final IncidentProcess process;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;

  Answers(Pages pages, IncidentProcess process, Outbox outbox, ApplicationEventPublisher events) {
    this.pages = pages;
    this.process = process;
    this.outbox = outbox;
    this.events = events;
  }

  /**
   * The person takes it, if nobody has.
   *
   * @return false if that has changed nothing
   */
  @Transactional
  public boolean accept(Pages.Invitation invitation) {
    Page page = asking(invitation);
    process.pageAcknowledged(page.id(), invitation.person());
    return page.open() && !pages.get(page.id()).open();
  }

  /**
   * The person cannot take it: nothing more is sent to them, and when the last of those asked says
   * so, the next are asked without waiting. Whoever is asked last of all cannot pass it on.
   *
   * @return false if that has changed nothing
   */
  @Transactional
  public boolean decline(Pages.Invitation invitation) {
    Page page = asking(invitation);
    String person = invitation.person();
    if (!page.open() || page.lastResort() || !pages.decline(page.id(), person)) {
      return false;
    }
    outbox.cancelLine(page.lineOf(person));
    events.publishEvent(new IncidentEvent.PageDeclined(page.incident(), page.id(), person));
    if (pages.allDeclined(page.id())) {
      process.pageDeclined(page.id(), person);
    }
    return true;
  }

  /** Held until the answer is given: all who answer, and whatever ends it, come to it first. */
  private Page asking(Pages.Invitation invitation) {
    return pages.take(pages.current(invitation.page()).id());
  }
}
