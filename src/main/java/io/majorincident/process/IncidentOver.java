package io.majorincident.process;

import io.majorincident.incident.Incident;

/** Something was said of an incident whose process takes in nothing more. */
public class IncidentOver extends RuntimeException {

  IncidentOver(Incident incident) {
    super(
        incident.status().needsPeople()
            ? "%s is just ending, so nothing can change any more. Look at it again in a moment."
                .formatted(incident.number())
            : "%s is over (status: %s), so nothing can change any more. If it is broken again, declare a new incident."
                .formatted(incident.number(), incident.status().label()));
  }
}
