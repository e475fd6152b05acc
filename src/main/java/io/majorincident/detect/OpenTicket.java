package io.majorincident.detect;

import static io.majorincident.process.IncidentVariables.AGGRAVATED;
import static io.majorincident.process.IncidentVariables.DECLARED_BY;
import static io.majorincident.process.IncidentVariables.DESCRIPTION;
import static io.majorincident.process.IncidentVariables.REPORTED_SERVICE;
import static io.majorincident.process.IncidentVariables.REPORTED_SEVERITY;
import static io.majorincident.process.IncidentVariables.REPORTED_TITLE;
import static io.majorincident.process.IncidentVariables.REPORTER;
import static io.majorincident.process.IncidentVariables.REPORTER_KIND;
import static io.majorincident.process.IncidentVariables.SCOPE;
import static io.majorincident.process.IncidentVariables.STARTED_AT;

import io.majorincident.incident.Importance;
import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Report;
import io.majorincident.incident.ReporterKind;
import io.majorincident.incident.Scope;
import io.majorincident.incident.Severity;
import io.majorincident.oncall.OwnedService;
import io.majorincident.oncall.Plan;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.Moments;
import io.majorincident.process.Variable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Makes sure that the incident has its row and number. The alert door has opened it already; what a
 * person declared is opened here.
 */
@Component
class OpenTicket implements JavaDelegate {

  /** What stands in the incident's row from now on, and nowhere else. */
  private static final List<Variable<String>> SAID_BY_REPORTER =
      List.of(REPORTED_TITLE, DESCRIPTION, REPORTED_SERVICE, REPORTER, REPORTER_KIND, STARTED_AT);

  private final Incidents incidents;
  private final Plan plan;
  private final Clock clock;

  OpenTicket(Incidents incidents, Plan plan, Clock clock) {
    this.incidents = incidents;
    this.plan = plan;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident incident =
        IncidentNumber.find(execution)
            .flatMap(incidents::find)
            .orElseGet(() -> incidents.open(declared(execution), declaredBy(execution)));
    execution.setProcessBusinessKey(incident.number());
    REPORTED_SEVERITY.set(execution, incident.severity().level());
    SCOPE.set(execution, Scope.UNKNOWN.id());
    AGGRAVATED.set(execution, false);
    SAID_BY_REPORTER.forEach(said -> execution.removeVariable(said.name()));
  }

  private Report declared(DelegateExecution execution) {
    String name = REPORTED_SERVICE.find(execution).orElse("unknown");
    Optional<OwnedService> service = plan.service(name);
    return new Report(
        REPORTED_TITLE.in(execution),
        DESCRIPTION.find(execution).orElse(""),
        service.map(OwnedService::id).orElse(name),
        service.map(OwnedService::team).orElse(plan.defaultTeam().id()),
        service.map(OwnedService::importance).orElse(Importance.IMPORTANT),
        Severity.of(REPORTED_SEVERITY.in(execution)),
        REPORTER.find(execution).orElseGet(() -> declaredBy(execution)),
        ReporterKind.of(REPORTER_KIND.find(execution).orElse("staff")),
        STARTED_AT.find(execution).map(Moments::read).orElseGet(clock::instant),
        "");
  }

  /** Null if an alert opened it. */
  private static String declaredBy(DelegateExecution execution) {
    return DECLARED_BY.find(execution).orElse(null);
  }
}
