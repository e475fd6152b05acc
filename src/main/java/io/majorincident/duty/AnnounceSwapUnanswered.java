package io.majorincident.duty;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells both that the time to answer is over, and that nothing changes. */
@Component
class AnnounceSwapUnanswered implements JavaDelegate {

  private final SwapNotice notice;

  AnnounceSwapUnanswered(SwapNotice notice) {
    this.notice = notice;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notice.toBoth("announceSwapUnanswered", execution);
  }
}
