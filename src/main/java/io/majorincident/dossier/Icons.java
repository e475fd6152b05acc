package io.majorincident.dossier;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The small signs of BPMN, each drawn around its own middle. */
final class Icons {

  private static final Map<Class<? extends EventDefinition>, String> EVENTS =
      Map.of(
          TimerEventDefinition.class, "M-9,0a9,9 0 1,0 18,0a9,9 0 1,0 -18,0M0,-6V0L4,3",
          MessageEventDefinition.class, "M-8,-5.5H8V5.5H-8ZM-8,-5.5L0,1.5L8,-5.5",
          EscalationEventDefinition.class, "M0,-9L6,8L0,2L-6,8Z",
          ErrorEventDefinition.class, "M-7,7L-3,-6L2,2L7,-7L3,7L-2,-1Z",
          TerminateEventDefinition.class, "M-9,0a9,9 0 1,0 18,0a9,9 0 1,0 -18,0Z");

  private static final Map<Class<? extends FlowNode>, String> GATEWAYS =
      Map.of(
          ExclusiveGateway.class, "M-7,-7L7,7M7,-7L-7,7",
          ParallelGateway.class, "M-9,0H9M0,-9V9",
          InclusiveGateway.class, "M-9,0a9,9 0 1,0 18,0a9,9 0 1,0 -18,0",
          EventBasedGateway.class,
              "M-13,0a13,13 0 1,0 26,0a13,13 0 1,0 -26,0M0,-8L7.6,-2.5L4.7,6.5H-4.7L-7.6,-2.5Z");

  private static final Map<Class<? extends FlowNode>, String> TASKS =
      Map.of(
          UserTask.class,
              "M-7,8V4C-7,1 -4,0 0,0C4,0 7,1 7,4V8ZM-3.5,-4.5a3.5,3.5 0 1,0 7,0a3.5,3.5 0 1,0 -7,0",
          ServiceTask.class,
              "M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0M-6,0a6,6 0 1,0 12,0a6,6 0 1,0 -12,0M0,-6V-8.5M0,6V8.5M-6,0H-8.5M6,0H8.5M4.2,-4.2L6,-6M-4.2,4.2L-6,6M-4.2,-4.2L-6,-6M4.2,4.2L6,6",
          BusinessRuleTask.class, "M-8,-6H8V6H-8ZM-8,-2H8M-8,2H8M-3,-2V6");

  private Icons() {}

  static Optional<Tag> of(FlowNode node, Look look) {
    if (node instanceof Event event) {
      return find(EVENTS, definition(event)).map(path -> sign(path, look, isFilled(event)));
    }
    return find(GATEWAYS, node).map(path -> sign(path, look, false).with("stroke-width", 2));
  }

  /** For the corner of a task. */
  static Optional<Tag> ofTask(FlowNode node, Look look) {
    return find(TASKS, node).map(path -> sign(path, look, false));
  }

  private static boolean isFilled(Event event) {
    return definition(event) instanceof TerminateEventDefinition
        || event instanceof ThrowEvent && !(definition(event) instanceof MessageEventDefinition);
  }

  private static EventDefinition definition(Event event) {
    var definitions =
        event instanceof CatchEvent caught
            ? caught.getEventDefinitions()
            : ((ThrowEvent) event).getEventDefinitions();
    return definitions.stream().findFirst().orElse(null);
  }

  private static <T> Optional<String> find(Map<Class<? extends T>, String> signs, T thing) {
    return signs.entrySet().stream()
        .filter(sign -> sign.getKey().isInstance(thing))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Tag sign(String path, Look look, boolean filled) {
    return new Tag("path")
        .with("d", path)
        .with("fill", filled ? look.line() : "none")
        .with("stroke", look.line())
        .with("stroke-width", 1.2)
        .with("stroke-linejoin", "round");
  }
}
