package io.majorincident.communicate;

import io.majorincident.incident.Incident;
import org.camunda.bpm.engine.delegate.BpmnError;

/** Security is a concern, and nobody has let the text go; the diagram asks the incident manager. */
class SecurityConcern extends BpmnError {

  SecurityConcern(Incident incident) {
    super(
        "SecurityConcern",
        "%s: security is a concern, so no text goes out unless the incident manager releases it."
            .formatted(incident.number()));
  }
}
