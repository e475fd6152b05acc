package io.majorincident.change;

import static io.majorincident.process.IncidentVariables.ALERTS;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.process.IncidentNumber;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Further alerts belong to the running incident: nobody is paged for them, whoever has it in hand
 * hears of it.
 */
@Component
class ReportMoreAlerts implements JavaDelegate {

  private final Notice notice;
  private final ApplicationEventPublisher events;

  ReportMoreAlerts(Notice notice, ApplicationEventPublisher events) {
    this.notice = notice;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String alerts = ALERTS.in(execution);
    events.publishEvent(new IncidentEvent.AlertsAdded(IncidentNumber.of(execution), alerts));
    notice.toThoseInCharge(execution, "reportMoreAlerts", Map.of("alerts", alerts));
  }
}
