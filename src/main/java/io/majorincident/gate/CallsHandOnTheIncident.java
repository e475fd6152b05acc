package io.majorincident.gate;

import io.majorincident.gate.ParsedSet.Found;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.springframework.stereotype.Component;

/** A called process knows which incident it is about, and so its facts, by the business key. */
@Component
class CallsHandOnTheIncident implements Rule {

  private static final String KEY = "#{execution.processBusinessKey}";

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.all(CallActivity.class)
        .filter(call -> !handsOn(call.element()))
        .map(CallsHandOnTheIncident::fault);
  }

  private static boolean handsOn(CallActivity call) {
    return Handed.handed(call).map(CamundaIn::getCamundaBusinessKey).anyMatch(KEY::equals);
  }

  private static Fault fault(Found<CallActivity> call) {
    return call.fault(
        "The process that it calls would not know of which incident it is: hand in the business key '%s'.",
        KEY);
  }
}
