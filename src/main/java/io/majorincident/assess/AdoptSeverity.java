package io.majorincident.assess;

import static io.majorincident.process.IncidentVariables.CHANGED_BY;
import static io.majorincident.process.IncidentVariables.SEVERITY_CHANGED;

import io.majorincident.incident.DecidedPlan;
import io.majorincident.incident.Incident;
import io.majorincident.incident.IncidentFacts;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Priority;
import io.majorincident.incident.Rating;
import io.majorincident.incident.ReporterKind;
import io.majorincident.incident.Severity;
import io.majorincident.message.Haste;
import io.majorincident.message.Messages;
import io.majorincident.message.Occasion;
import io.majorincident.message.Responders;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.IncidentProcess;
import io.majorincident.process.Plans;
import io.majorincident.process.SignedIn;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes what the tables decided hold for the whole incident, and tells people if it changed. */
@Component
class AdoptSeverity implements JavaDelegate {

  private final Incidents incidents;
  private final IncidentProcess process;
  private final Messages messages;
  private final Responders responders;
  private final SignedIn signedIn;

  AdoptSeverity(
      Incidents incidents,
      IncidentProcess process,
      Messages messages,
      Responders responders,
      SignedIn signedIn) {
    this.incidents = incidents;
    this.process = process;
    this.messages = messages;
    this.responders = responders;
    this.signedIn = signedIn;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Incident before = incidents.get(IncidentNumber.of(execution));
    Severity severity = Severity.of(number(execution, "severity"));
    boolean adopted = !heardFromMonitoring(execution) || severity.worseThan(before.severity());
    boolean changed = adopted && before.priority() != null && before.severity() != severity;
    SEVERITY_CHANGED.set(execution, changed);
    if (adopted) {
      adopt(before, severity, execution);
    }
    if (changed) {
      tell(before, execution);
    }
  }

  private void adopt(Incident before, Severity severity, DelegateExecution execution) {
    Rating rating =
        new Rating(
            severity,
            decided(execution).text("major").map(Boolean::valueOf).orElseThrow(),
            Priority.valueOf(decided(execution).text("priority").orElseThrow()),
            number(execution, "urgency"),
            plans(execution));
    incidents.rate(before.number(), rating, onWhoseWord(execution));
    if (before.priority() != null) {
      // before it has been rated, nobody has anything to do
      process.reprioritise(before.number(), rating.urgency());
    }
  }

  /** Null if nobody's. */
  private String onWhoseWord(DelegateExecution execution) {
    return CHANGED_BY.find(execution).or(signedIn::id).orElse(null);
  }

  /** An alert knows nothing of what people found out, so it can only make it worse. */
  private static boolean heardFromMonitoring(DelegateExecution execution) {
    return CHANGED_BY.find(execution).filter(ReporterKind.MONITORING.id()::equals).isPresent();
  }

  private static Map<String, DecidedPlan> plans(DelegateExecution execution) {
    return Map.of(
        IncidentFacts.RESPONSE_PLAN, Plans.in(execution, "decidedResponsePlan"),
        IncidentFacts.COMMUNICATION_PLAN, Plans.in(execution, "decidedCommunicationPlan"));
  }

  private void tell(Incident before, DelegateExecution execution) {
    Incident now = incidents.get(before.number());
    Occasion occasion =
        new Occasion(
            "adoptSeverity",
            now,
            execution.getActivityInstanceId(),
            Map.of("severityBefore", before.severity().level()));
    messages.toPeople(occasion, responders.of(now), Haste.AT_ONCE);
  }

  private static int number(DelegateExecution execution, String cell) {
    return (int) Double.parseDouble(decided(execution).text(cell).orElseThrow());
  }

  private static DecidedPlan decided(DelegateExecution execution) {
    return Plans.in(execution, "rating");
  }
}
