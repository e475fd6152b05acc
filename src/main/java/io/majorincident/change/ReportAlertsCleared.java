package io.majorincident.change;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.process.IncidentNumber;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Monitoring sees no fault any more: whoever was called for it or leads hears of it. Whether the
 * impact is gone is for a person to say.
 */
@Component
class ReportAlertsCleared implements JavaDelegate {

  private final Notice notice;
  private final ApplicationEventPublisher events;

  ReportAlertsCleared(Notice notice, ApplicationEventPublisher events) {
    this.notice = notice;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    events.publishEvent(new IncidentEvent.AlertsCleared(IncidentNumber.of(execution)));
    notice.toEverybodyCalled(execution, "reportAlertsCleared", Map.of());
  }
}
