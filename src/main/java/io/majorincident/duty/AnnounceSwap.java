package io.majorincident.duty;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells both who does which shift now. */
@Component
class AnnounceSwap implements JavaDelegate {

  private final SwapNotice notice;

  AnnounceSwap(SwapNotice notice) {
    this.notice = notice;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notice.toBoth("announceSwap", execution);
  }
}
