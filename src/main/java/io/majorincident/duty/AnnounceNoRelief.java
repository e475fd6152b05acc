package io.majorincident.duty;

import static io.majorincident.process.IncidentVariables.REPLY;

import io.majorincident.channel.Urgency;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells whoever is tired and the lead that everything stays as it is, and why. */
@Component
class AnnounceNoRelief implements JavaDelegate {

  private final ReliefNotice notice;

  AnnounceNoRelief(ReliefNotice notice) {
    this.notice = notice;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Optional<String> reply = REPLY.find(execution);
    Map<String, Object> facts =
        Map.of(
            "wanted", reply.equals(Optional.of("yes")),
            "refused", reply.equals(Optional.of("no")),
            "unanswered", reply.isEmpty());
    Stream.concat(notice.tired(execution), notice.leads(execution))
        .forEach(reader -> notice.tell("announceNoRelief", reader, Urgency.LOW, facts, execution));
  }
}
