package io.majorincident.dossier;

import io.majorincident.dossier.Dossier.Step;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * The path that a process took through its diagram. The engine notes the elements but not the lines
 * between them: a line was taken if its source ended last of all that lead to an entered element.
 */
final class Path {

  /** The engine notes the whole of a multi-instance element beside each instance. */
  private static final String WHOLE = "#multiInstanceBody";

  private final List<Step> steps;
  private final Map<String, Passed> elements;
  private final Map<String, Integer> flows = new HashMap<>();

  /**
   * @param steps in the order in which they were entered
   */
  Path(BpmnModelInstance diagram, List<Step> steps) {
    this.steps = steps.stream().filter(step -> !step.element().endsWith(WHOLE)).toList();
    this.elements =
        this.steps.stream()
            .collect(
                Collectors.groupingBy(
                    Step::element, Collectors.collectingAndThen(Collectors.toList(), Passed::of)));
    for (int i = 0; i < this.steps.size(); i++) {
      follow(diagram, i);
    }
  }

  /** How this element was passed. */
  Passed element(String id) {
    return elements.getOrDefault(id, Passed.NEVER);
  }

  /** How often this sequence flow was taken. */
  int flow(String id) {
    return flows.getOrDefault(id, 0);
  }

  private void follow(BpmnModelInstance diagram, int entered) {
    if (diagram.getModelElementById(steps.get(entered).element()) instanceof FlowNode node) {
      cameBy(node.getIncoming(), entered)
          .ifPresent(flow -> flows.merge(flow.getId(), 1, Integer::sum));
    }
  }

  private Optional<SequenceFlow> cameBy(Collection<SequenceFlow> incoming, int entered) {
    SequenceFlow taken = null;
    int latest = -1;
    for (SequenceFlow flow : incoming) {
      int left = left(flow.getSource(), entered);
      if (left >= 0 && (latest < 0 || isLater(left, latest))) {
        taken = flow;
        latest = left;
      }
    }
    return Optional.ofNullable(taken);
  }

  /**
   * The last step at this element that was over when the other was entered; -1 if there is none.
   */
  private int left(FlowNode source, int entered) {
    Instant moment = steps.get(entered).startedAt();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (i != entered
          && step.element().equals(source.getId())
          && isOver(step, source)
          && !step.endedAt().isAfter(moment)
          && !step.startedAt().isAfter(moment)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isOver(Step step, FlowNode source) {
    return step.state().equals("done")
        || step.state().equals("cancelled") && source instanceof BoundaryEvent;
  }

  private boolean isLater(int one, int other) {
    int ended = steps.get(one).endedAt().compareTo(steps.get(other).endedAt());
    return ended > 0 || ended == 0 && one > other;
  }
}
