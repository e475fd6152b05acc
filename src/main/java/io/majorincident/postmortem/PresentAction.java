package io.majorincident.postmortem;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** The action that an instance of bpmn/followAction.bpmn follows. */
@Component
class PresentAction {

  private final Postmortems postmortems;

  PresentAction(Postmortems postmortems) {
    this.postmortems = postmortems;
  }

  FollowUpAction in(VariableScope scope) {
    SpinJsonNode id = (SpinJsonNode) scope.getVariable("action");
    return postmortems.action(id.numberValue().longValue());
  }
}
