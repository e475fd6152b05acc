package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.GIVEN_TO;
import static io.majorincident.process.IncidentVariables.GIVEN_WHY;
import static io.majorincident.process.IncidentVariables.PAGE;
import static io.majorincident.process.IncidentVariables.PAGED_PEOPLE;

import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentNumber;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks others, too, whom somebody gives the page, in the transaction in which they say so. */
@Component
class GivePage implements JavaDelegate {

  private final Incidents incidents;
  private final Pages pages;
  private final Pager pager;
  private final Receivers receivers;

  GivePage(Incidents incidents, Pages pages, Pager pager, Receivers receivers) {
    this.incidents = incidents;
    this.pages = pages;
    this.pager = pager;
    this.receivers = receivers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    // whoever ends the incident comes to it before its pages, too
    incidents.take(List.of(IncidentNumber.of(execution)));
    Page page = pages.take(PAGE.in(execution));
    pager.give(
        execution,
        page,
        COMPLETED_BY.in(execution),
        receivers.of(page, GIVEN_TO.in(execution)),
        GIVEN_WHY.in(execution));
    PAGED_PEOPLE.set(execution, String.join(",", pages.left(page.id())));
  }
}
