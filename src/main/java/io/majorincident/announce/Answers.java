package io.majorincident.announce;

import io.majorincident.process.IncidentProcess;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people answer to a page by its link, by phone or in a chat. */
@Component
class Answers {

  private final Pages pages;
  private final Pager pager;
  private final IncidentProcess process;

  Answers(Pages pages, Pager pager, IncidentProcess process) {
    this.pages = pages;
    this.pager = pager;
    this.process = process;
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
    boolean declined = pager.declined(page, person);
    if (declined && pages.left(page.id()).isEmpty()) {
      process.pageDeclined(page.id(), person);
    }
    return declined;
  }

  /** Held until the answer is given: all who answer, and whatever ends it, come to it first. */
  private Page asking(Pages.Invitation invitation) {
    return pages.take(pages.current(invitation.page()).id());
  }
}
