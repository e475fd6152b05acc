package io.majorincident.duty;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the colleague to answer in Tasklist, and sends the asker a copy. */
@Component
class AnnounceSwapRequest implements JavaDelegate {

  private final SwapNotice notice;

  AnnounceSwapRequest(SwapNotice notice) {
    this.notice = notice;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notice.toBoth("announceSwapRequest", execution);
  }
}
