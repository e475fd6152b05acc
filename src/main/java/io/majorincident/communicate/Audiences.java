package io.majorincident.communicate;

import io.majorincident.incident.Incident;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Stakeholder;
import io.majorincident.process.Plans;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The people behind the audiences that a cell of the communication plan names. */
@Component
class Audiences {

  private final Plan plan;

  Audiences(Plan plan) {
    this.plan = plan;
  }

  /**
   * @param column internalAudiences or externalAudiences
   */
  List<Stakeholder> in(DelegateExecution execution, String column, Incident incident) {
    return Plans.cell(execution, "communicationPlan", column).stream()
        .flatMap(cell -> Arrays.stream(cell.split(",")))
        .flatMap(
            audience ->
                plan
                    .stakeholders(audience.strip(), incident.service(), incident.severity())
                    .stream())
        .distinct()
        .toList();
  }
}
