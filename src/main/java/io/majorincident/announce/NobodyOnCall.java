package io.majorincident.announce;

import org.camunda.bpm.engine.delegate.BpmnError;

/** The plan names nobody at a level; the diagram goes on to the next one. */
class NobodyOnCall extends BpmnError {

  NobodyOnCall(String team, String level) {
    super("NobodyOnCall", "Nobody is on call for %s at level '%s'.".formatted(team, level));
  }
}
