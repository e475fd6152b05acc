package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.FINDERS;

import io.majorincident.channel.Urgency;
import io.majorincident.process.OpenedTasks;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks those who are to find somebody, at once: somebody tired is on call until they do. */
@Component
class AnnounceReliefWish implements JavaDelegate {

  private final ReliefNotice notice;
  private final OpenedTasks tasks;

  AnnounceReliefWish(ReliefNotice notice, OpenedTasks tasks) {
    this.notice = notice;
    this.tasks = tasks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String step = execution.getActivityInstanceId();
    tasks.whenOpened(execution, "findRelief", task -> tell(notice.about(task, step), execution));
  }

  private static void tell(ReliefNotice notice, DelegateExecution execution) {
    notice
        .people(Stream.of(FINDERS.in(execution).split(",")))
        .forEach(
            reader ->
                notice.tell(
                    "announceReliefWish",
                    reader,
                    Urgency.HIGH,
                    Map.of("findBy", notice.by("findWithin", reader, execution)),
                    execution));
  }
}
