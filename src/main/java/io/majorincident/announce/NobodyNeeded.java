package io.majorincident.announce;

import io.majorincident.incident.Incident;
import org.camunda.bpm.engine.delegate.BpmnError;

/** The incident needs nobody any more, so nobody is called; the diagram ends the paging. */
class NobodyNeeded extends BpmnError {

  NobodyNeeded(Incident incident) {
    super(
        "NobodyNeeded",
        "%s (status: %s) needs nobody any more: nobody was called."
            .formatted(incident.number(), incident.status().label()));
  }
}
