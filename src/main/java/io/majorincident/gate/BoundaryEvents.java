package io.majorincident.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.xml.ModelInstance;

/** What stands on the boundary of each activity; every file is looked through once. */
final class BoundaryEvents {

  private final Map<ModelInstance, Map<String, List<BoundaryEvent>>> known = new HashMap<>();

  /** None for whatever is no activity. */
  List<BoundaryEvent> of(FlowNode node) {
    return node instanceof Activity
        ? known
            .computeIfAbsent(node.getModelInstance(), BoundaryEvents::byActivity)
            .getOrDefault(node.getId(), List.of())
        : List.of();
  }

  private static Map<String, List<BoundaryEvent>> byActivity(ModelInstance file) {
    return file.getModelElementsByType(BoundaryEvent.class).stream()
        .collect(
            Collectors.groupingBy(
                event -> Objects.toString(event.getAttributeValue("attachedToRef"), "")));
  }
}
