package io.majorincident.detect;

import static io.majorincident.process.IncidentVariables.INCIDENT;

import io.majorincident.process.FormRule;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Whoever declares an incident gets its number, and does not choose the one of another. */
@Component
class IncidentDeclaredRule implements FormRule {

  @Override
  public String form() {
    return "incidentDeclared";
  }

  @Override
  public List<String> faults(VariableScope entered) {
    return INCIDENT.find(entered).isPresent()
        ? List.of("A new incident gets its number by itself.")
        : List.of();
  }
}
