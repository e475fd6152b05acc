package io.majorincident.duty;

import static io.majorincident.duty.DutyVariables.FINDERS;

import io.majorincident.channel.Urgency;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks those who are to find somebody, at once: somebody tired is on call until they do. */
@Component
class AnnounceReliefWish implements JavaDelegate {

  private final ReliefNotice notice;

  AnnounceReliefWish(ReliefNotice notice) {
    this.notice = notice;
  }

  @Override
  public void execute(DelegateExecution execution) {
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
