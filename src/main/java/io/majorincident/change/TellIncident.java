package io.majorincident.change;

import static io.majorincident.process.IncidentVariables.CHANGE;
import static io.majorincident.process.IncidentVariables.CHANGED_BY;
import static io.majorincident.process.IncidentVariables.CHANGED_ROLE;
import static io.majorincident.process.IncidentVariables.DUPLICATE_OF;
import static io.majorincident.process.IncidentVariables.NEEDED_FOR;
import static io.majorincident.process.IncidentVariables.NEW_HOLDER;
import static io.majorincident.process.IncidentVariables.PAGED_TEAM;
import static io.majorincident.process.IncidentVariables.REPORTED_INCIDENT;
import static io.majorincident.process.IncidentVariables.REPORTED_SEVERITY;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Role;
import io.majorincident.incident.Severity;
import io.majorincident.process.IncidentProcess;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Hands what a person reported to the incident, in the transaction of the report. */
@Component
class TellIncident implements JavaDelegate {

  private static final Map<String, String> CHANGES =
      Map.of(
          "severity", "another severity",
          "people", "more people are needed",
          "role", "a role is handed over",
          "falseAlarm", "a false alarm",
          "duplicate", "a duplicate",
          "relapse", "it is broken again");

  private final IncidentProcess process;
  private final BrokenAgain again;
  private final ApplicationEventPublisher events;

  TellIncident(IncidentProcess process, BrokenAgain again, ApplicationEventPublisher events) {
    this.process = process;
    this.again = again;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution report) {
    String incident = REPORTED_INCIDENT.in(report).strip();
    String by = CHANGED_BY.find(report).orElse("");
    String reason = (String) report.getVariable("reason");
    report.setProcessBusinessKey(incident);
    String change = CHANGES.getOrDefault(CHANGE.in(report), CHANGE.in(report));
    events.publishEvent(new IncidentEvent.ChangeReported(incident, change, reason, by));
    tell(report, incident, by, reason);
  }

  private void tell(DelegateExecution report, String incident, String by, String reason) {
    switch (CHANGE.in(report)) {
      case "severity" ->
          process.severityReported(incident, Severity.of(REPORTED_SEVERITY.in(report)), by, reason);
      case "people" ->
          process.peopleNeeded(
              incident, PAGED_TEAM.in(report), by, NEEDED_FOR.find(report).orElse(reason));
      case "role" ->
          process.roleHandedOver(
              incident,
              Role.find(CHANGED_ROLE.in(report)).orElseThrow(),
              NEW_HOLDER.in(report),
              by,
              reason);
      case "falseAlarm" -> process.falseAlarmDeclared(incident, by, reason);
      case "duplicate" ->
          process.duplicateFound(incident, DUPLICATE_OF.in(report).strip(), by, reason);
      case "relapse" -> again.reported(report.getProcessInstanceId(), incident, by, reason);
      default -> {
        // a note is told by being recorded
      }
    }
  }
}
