package io.majorincident.assess;

import static io.majorincident.process.IncidentVariables.AGGRAVATED;
import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.REPORTED_SEVERITY;
import static io.majorincident.process.IncidentVariables.STARTED_AT;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Incidents;
import io.majorincident.incident.Wording;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.IncidentProcess;
import io.majorincident.process.Moments;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps the answers to the six questions, and makes them what the severity table reads. */
@Component
class RecordAssessment implements JavaDelegate {

  private static final Map<String, String> QUESTIONS = questions();

  private final Incidents incidents;
  private final ApplicationEventPublisher events;
  private final IncidentProcess process;

  RecordAssessment(Incidents incidents, ApplicationEventPublisher events, IncidentProcess process) {
    this.incidents = incidents;
    this.events = events;
    this.process = process;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String incident = IncidentNumber.of(execution);
    STARTED_AT
        .find(execution)
        .flatMap(Moments::find)
        .ifPresent(moment -> incidents.startedAt(incident, moment));
    REPORTED_SEVERITY.set(execution, REPORTED_SEVERITY.in(execution));
    AGGRAVATED.set(
        execution, ticked(execution, "securityConcern") || ticked(execution, "publicAttention"));
    events.publishEvent(
        new IncidentEvent.ImpactAssessed(
            incident, answers(execution), COMPLETED_BY.find(execution).orElse(null)));
    noteSecurity(execution, incident);
    process.impactAssessed(incident);
  }

  /** Whoever does not answer has not said that it is no concern any more. */
  private void noteSecurity(DelegateExecution execution, String incident) {
    boolean changed =
        execution.getVariable("securityConcern") instanceof Boolean concern
            && incidents.suspectSecurity(
                incident, concern, COMPLETED_BY.find(execution).orElse(null));
    if (changed) {
      process.securityConcernChanged(incident);
    }
  }

  private static boolean ticked(DelegateExecution execution, String box) {
    return Boolean.TRUE.equals(execution.getVariable(box));
  }

  private static String answers(DelegateExecution execution) {
    return QUESTIONS.entrySet().stream()
        .filter(question -> !answer(execution, question.getKey()).isBlank())
        .map(question -> question.getValue() + ": " + answer(execution, question.getKey()))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static String answer(DelegateExecution execution, String variable) {
    Object answer = execution.getVariable(variable);
    if (answer instanceof Boolean ticked) {
      return ticked ? "yes" : "no";
    }
    String written = Objects.toString(answer, "");
    return Moments.find(written).map(Wording::moment).orElseGet(() -> Wording.part(written));
  }

  private static Map<String, String> questions() {
    Map<String, String> questions = new LinkedHashMap<>();
    questions.put("customerEffect", "Effect on customers");
    questions.put("staffEffect", "Effect on staff");
    questions.put("customersSee", "Customers see");
    questions.put("scope", "Affected customers");
    questions.put("affectedCustomers", "How many");
    questions.put("startedAt", "Began");
    questions.put("supportTickets", "Support tickets");
    questions.put("securityConcern", "Security concern");
    questions.put("publicAttention", "Public attention");
    questions.put("otherFactors", "Other factors");
    return questions;
  }
}
