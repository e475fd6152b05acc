package io.majorincident.duty;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells who was on call, and who is now. */
@Component
class AnnounceTakeover implements JavaDelegate {

  private final DutyNotice notice;

  AnnounceTakeover(DutyNotice notice) {
    this.notice = notice;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notice.send("announceTakeover", execution);
  }
}
