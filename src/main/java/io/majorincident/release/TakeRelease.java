package io.majorincident.release;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the set of this version into force, through the gate, as the owners have decided. */
@Component
class TakeRelease implements JavaDelegate {

  private final OwnSet own;

  TakeRelease(OwnSet own) {
    this.own = own;
  }

  @Override
  public void execute(DelegateExecution execution) {
    own.putIntoForce();
  }
}
