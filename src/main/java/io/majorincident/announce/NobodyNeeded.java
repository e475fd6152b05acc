package io.majorincident.announce;

import io.majorincident.incident.Incident;
import org.camunda.bpm.engine.delegate.BpmnError;

/** Nobody is to be called, or nobody is left who may be; the diagram ends the paging. */
class NobodyNeeded extends BpmnError {

  NobodyNeeded(Incident incident) {
    this(
        "%s (status: %s) needs nobody any more: nobody was called."
            .formatted(incident.number(), incident.status().label()));
  }

  private NobodyNeeded(String why) {
    super("NobodyNeeded", why);
  }

  /**
   * Everybody is to be spared who could relieve others.
   *
   * @param whom id of the team, the role or the person that was called
   */
  static NobodyNeeded whoIsRested(String whom) {
    return new NobodyNeeded("Nobody is left of %s who could relieve others.".formatted(whom));
  }
}
