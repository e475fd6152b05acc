package io.majorincident.duty;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the asker that the colleague refuses, and that nothing changes. */
@Component
class AnnounceSwapRefused implements JavaDelegate {

  private final SwapNotice notice;

  AnnounceSwapRefused(SwapNotice notice) {
    this.notice = notice;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notice.toAsker("announceSwapRefused", execution);
  }
}
