package io.majorincident.announce;

import static io.majorincident.process.IncidentVariables.PAGE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * When the diagram ends a paging from outside, because the impact is gone or the incident is
 * withdrawn or lowered, its open page ends with it in the same transaction: nothing more goes out,
 * and its link says so.
 */
@Component
class AbandonedPages {

  private final Pager pager;

  AbandonedPages(Pager pager) {
    this.pager = pager;
  }

  @EventListener
  void ended(DelegateExecution execution) {
    if (execution.getEventName().equals("end") && isAbandonedPaging(execution)) {
      PAGE.find(execution).ifPresent(page -> pager.stop(page, "nobody is needed for it any more"));
    }
  }

  private static boolean isAbandonedPaging(DelegateExecution execution) {
    boolean whole = execution.getCurrentActivityId() == null;
    return whole
        && execution.isCanceled()
        && execution.getProcessDefinitionId().startsWith("pageOnCall:");
  }
}
