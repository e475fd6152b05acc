package io.majorincident.change;

import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentNumber;
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
    String incident = IncidentNumber.of(execution);
    process.severityChanged(incident, incidents.facts(incident).major());
  }
}
