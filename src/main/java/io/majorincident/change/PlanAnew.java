package io.majorincident.change;

import static io.majorincident.process.IncidentVariables.INCIDENT;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells every running part of the incident that another severity holds now. */
@Component
class PlanAnew implements JavaDelegate {

  private final Incidents incidents;
  private final IncidentProcess process;

  PlanAnew(Incidents incidents, IncidentProcess process) {
    this.incidents = incidents;
    this.process = process;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident = incidents.get(INCIDENT.in(execution));
    process.severityChanged(incident.number(), incident.severity());
  }
}
