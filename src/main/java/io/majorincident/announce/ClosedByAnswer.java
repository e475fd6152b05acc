package io.majorincident.announce;

import io.majorincident.incident.AlertHistory;
import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Wording;
import io.majorincident.process.IncidentProcess;
import io.majorincident.process.SignedIn;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Ends an incident of which the one who took the page has said that it is over: in the transaction
 * of the answer, but after its step, since that ends with the incident.
 */
@Component
class ClosedByAnswer {

  private final IncidentProcess process;
  private final SignedIn signedIn;
  private final AlertHistory alerts;
  private final ApplicationEventPublisher events;

  ClosedByAnswer(
      IncidentProcess process,
      SignedIn signedIn,
      AlertHistory alerts,
      ApplicationEventPublisher events) {
    this.process = process;
    this.signedIn = signedIn;
    this.alerts = alerts;
    this.events = events;
  }

  /** Before the timeline is written, so that it says so. */
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void over(SaidToBeOver said) {
    String reason = reason(said.incident());
    events.publishEvent(
        new IncidentEvent.ChangeReported(said.incident(), "it is over", reason, said.who()));
    signedIn.asNobody(() -> process.falseAlarmDeclared(said.incident(), said.who(), reason));
  }

  private String reason(String incident) {
    return alerts
        .clearedSince(incident)
        .map(since -> "Monitoring has seen no fault since %s.".formatted(Wording.moment(since)))
        .orElse("");
  }
}
