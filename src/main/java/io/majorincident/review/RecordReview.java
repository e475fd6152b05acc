package io.majorincident.review;

import static io.majorincident.process.IncidentVariables.COMPLETED_BY;
import static io.majorincident.process.IncidentVariables.DECISION;

import io.majorincident.incident.IncidentEvent;
import io.majorincident.incident.Wording;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.IncidentProcess;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps what the review found out. */
@Component
class RecordReview implements JavaDelegate {

  private static final Map<String, String> DECISIONS =
      Map.of(
          "goOn", "go on and look again",
          "escalate", "bring in an expert or a team",
          "delegate", "give somebody a role",
          "assess", "assess the impact again",
          "resolved", "the business impact is gone");

  private static final String NOTHING = "none";

  private static final Map<String, String> RESULTS = Map.of("open", "not tried yet");

  private final Hypotheses hypotheses;
  private final ApplicationEventPublisher events;
  private final IncidentProcess process;

  RecordReview(Hypotheses hypotheses, ApplicationEventPublisher events, IncidentProcess process) {
    this.process = process;
    this.hypotheses = hypotheses;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String incident = IncidentNumber.of(execution);
    SpinJsonNode theories = (SpinJsonNode) execution.getVariable("hypotheses");
    // a form whose list is empty sends none
    String observations = Objects.toString(execution.getVariable("observations"), "");
    hypotheses.keep(incident, theories == null ? "[]" : theories.toString(), observations);
    events.publishEvent(
        new IncidentEvent.Reviewed(
            incident,
            inWords(DECISIONS, DECISION.in(execution)),
            findings(observations, theories),
            COMPLETED_BY.find(execution).orElse(null)));
    if (DECISION.in(execution).equals("assess")) {
      process.assessAgain(incident, COMPLETED_BY.find(execution).orElse(""));
    }
  }

  private static String findings(String observations, SpinJsonNode theories) {
    String tried =
        theories == null
            ? ""
            : theories.elements().stream()
                .map(RecordReview::sentence)
                .collect(Collectors.joining("; "));
    return "Observed: %s. Theories: %s."
        .formatted(
            observations.isBlank() ? "nothing new" : Wording.part(observations),
            tried.isEmpty() ? "none" : tried);
  }

  private static String sentence(SpinJsonNode theory) {
    return "%s (experiment: %s, %s)"
        .formatted(
            Wording.part(text(theory, "theory")),
            Wording.part(text(theory, "experiment")),
            result(text(theory, "result")));
  }

  private static String result(String chosen) {
    return inWords(RESULTS, chosen.equals(NOTHING) ? "open" : chosen);
  }

  /** What an owner has added to the form is told as it is. */
  private static String inWords(Map<String, String> words, String answer) {
    return words.getOrDefault(answer, answer);
  }

  private static String text(SpinJsonNode theory, String property) {
    boolean written = theory.hasProp(property) && theory.prop(property).isString();
    String text = written ? theory.prop(property).stringValue() : "";
    return text.isBlank() ? NOTHING : text;
  }
}
