package io.majorincident.announce;

import io.majorincident.incident.AlertHistory;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentProcess;
import java.util.List;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people answer to a page by its link, by phone or in a chat. */
@Component
class Answers {

  /** Nobody may be on call at some levels, and each is a step. */
  private static final int LEVELS_AT_ONCE = 10;

  private final Pages pages;
  private final Pager pager;
  private final Receivers receivers;
  private final IncidentProcess process;
  private final Incidents incidents;
  private final AlertHistory alerts;

  Answers(
      Pages pages,
      Pager pager,
      Receivers receivers,
      IncidentProcess process,
      Incidents incidents,
      AlertHistory alerts) {
    this.alerts = alerts;
    this.incidents = incidents;
    this.pages = pages;
    this.pager = pager;
    this.receivers = receivers;
    this.process = process;
  }

  /**
   * The person takes it, if nobody has; also in the moment at which the next level is called: then
   * that is done first, and the page to them is taken.
   *
   * @return false if that has changed nothing
   */
  @Transactional
  public boolean accept(Pages.Invitation invitation) {
    return answer(invitation, process::pageAcknowledged);
  }

  /**
   * The person says that it is over, which closes the incident; only where monitoring sees no fault
   * any more.
   *
   * @return false if that has changed nothing
   */
  @Transactional
  public boolean over(Pages.Invitation invitation) {
    String incident = pages.get(invitation.page()).incident();
    return alerts.clearedSince(incident).isPresent()
        && answer(invitation, process::pageAnsweredAsOver);
  }

  private boolean answer(Pages.Invitation invitation, BiPredicate<String, String> given) {
    for (int level = 0; level < LEVELS_AT_ONCE; level++) {
      Page page = asking(invitation);
      if (given.test(page.id(), invitation.person())) {
        return true;
      }
      if (page.acknowledgedBy() != null || !process.callNext(pages.pagingOf(page.id()))) {
        return false;
      }
    }
    return false;
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

  /**
   * The person gives it to others, who are paged at once, and keeps it until they take it.
   *
   * @param whom id of a team, a role or a person
   * @return false if that has changed nothing: somebody took it, nobody new stands behind the name,
   *     or why is blank
   */
  @Transactional
  public boolean give(Pages.Invitation invitation, String whom, String why) {
    Page page = asking(invitation);
    return page.open()
        && !why.isBlank()
        && pages.left(page.id()).contains(invitation.person())
        && !receivers.of(page, whom).isEmpty()
        && process.pageGiven(page.id(), invitation.person(), whom, why);
  }

  /**
   * Somebody whom the page asks, or who took it, wants others to help: they are paged, and get a
   * task that says for what.
   *
   * @param whom id of a team, a role or a person
   * @return false if that has changed nothing: nobody is needed, they are being called already,
   *     nobody stands behind the name, or why is blank
   */
  @Transactional
  public boolean join(Pages.Invitation invitation, String whom, String why) {
    Page page = asking(invitation);
    boolean asks =
        !why.isBlank()
            && mayAskOthers(page, incidents.get(page.incident()), invitation)
            && receivers.isKnown(whom)
            && !pages.isCalling(page.incident(), whom);
    if (asks) {
      process.peopleNeeded(page.incident(), whom, invitation.person(), why);
    }
    return asks;
  }

  /** Whether the person is asked by the page, or took it, and the incident needs people. */
  boolean mayAskOthers(Page page, Incident incident, Pages.Invitation invitation) {
    boolean concerned =
        page.open()
            ? pages.left(page.id()).contains(invitation.person())
            : invitation.person().equals(page.acknowledgedBy());
    return concerned && incident.status().needsPeople();
  }

  /**
   * Held until the answer is given: all who answer, and whatever ends it, come to it first. Taken
   * in the order of all others: the incident before its pages.
   */
  private Page asking(Pages.Invitation invitation) {
    incidents.take(List.of(pages.get(invitation.page()).incident()));
    return pages.take(pages.current(invitation.page()).id());
  }
}
