package io.majorincident.gate;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;

/** What a call hands to the process that it calls. */
final class Handed {

  private Handed() {}

  /** The value of a variable of the called process: a literal or an expression; empty if none. */
  static Optional<String> in(CallActivity call, String variable) {
    return handed(call)
        .filter(
            in -> variable.equals(in.getCamundaTarget()) || "all".equals(in.getCamundaVariables()))
        .map(in -> value(in, variable))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static String value(CamundaIn in, String variable) {
    if ("all".equals(in.getCamundaVariables())) {
      return "${" + variable + "}";
    }
    return in.getCamundaSource() == null
        ? in.getCamundaSourceExpression()
        : "${" + in.getCamundaSource() + "}";
  }

  /** All of it. */
  static Stream<CamundaIn> handed(CallActivity call) {
    return call.getExtensionElements() == null
        ? Stream.empty()
        : call
            .getExtensionElements()
            .getElementsQuery()
            .filterByType(CamundaIn.class)
            .list()
            .stream();
  }
}
