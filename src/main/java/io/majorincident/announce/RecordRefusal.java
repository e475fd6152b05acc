package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.ACKNOWLEDGE_BY;
import static io.majorincident.process.IncidentVariables.ANYBODY_LEFT;
import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.PAGE;
import static io.majorincident.process.IncidentVariables.PAGED_PEOPLE;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Notes who cannot take the page, if that is not known by their link, phone or chat, and who is
 * left, in the transaction of the refusal.
 */
@Component
class RecordRefusal implements JavaDelegate {

  private final Pages pages;
  private final Pager pager;

  RecordRefusal(Pages pages, Pager pager) {
    this.pages = pages;
    this.pager = pager;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Page page = pages.take(PAGE.in(execution));
    pager.declined(page, COMPLETED_BY.in(execution));
    List<String> left = pages.left(page.id());
    PAGED_PEOPLE.set(execution, String.join(",", left));
    ANYBODY_LEFT.set(execution, !left.isEmpty());
    if (ACKNOWLEDGE_BY.find(execution).isEmpty()) {
      // the page is of an earlier set that did not note it, and was moved to this one
      pager.beginToWait(execution);
    }
  }
}
