package io.majorincident.duty;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells whoever is away who fills in, and these that they do; the whole team where nobody does. */
@Component
class AnnounceAbsence implements JavaDelegate {

  private final DutyNotice notice;

  AnnounceAbsence(DutyNotice notice) {
    this.notice = notice;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notice.send("announceAbsence", execution);
  }
}
