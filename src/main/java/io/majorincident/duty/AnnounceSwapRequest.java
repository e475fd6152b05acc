package io.majorincident.duty;

import io.majorincident.process.OpenedTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the colleague to answer in Tasklist, and sends the asker a copy. */
@Component
class AnnounceSwapRequest implements JavaDelegate {

  private final SwapNotice notice;
  private final OpenedTasks tasks;

  AnnounceSwapRequest(SwapNotice notice, OpenedTasks tasks) {
    this.notice = notice;
    this.tasks = tasks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    tasks.whenOpened(
        execution,
        "answerSwap",
        task -> notice.about(task).toBoth("announceSwapRequest", execution));
  }
}
