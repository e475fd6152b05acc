package io.majorincident.gate;

import io.majorincident.gate.ParsedSet.Found;
import io.majorincident.process.Effect;
import io.majorincident.process.ProcessMessage;
import io.majorincident.process.Steps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Walks all ways that an incident of severity 1 can take, and says what has surely happened on
 * each.
 *
 * <p>A step counts by what it achieves; a sub-process and a called process by what happens on every
 * way through them; what is repeated for a list counts nothing, as the list may be empty. Of
 * branches side by side all count. Whatever is left by an event on its boundary does not count. A
 * flow is not taken if its condition says so for severity 1. An incident that is lowered to minor
 * or withdrawn, or for which a step finds nobody needed, is followed no further.
 */
final class Walk {

  /** These end the duty to an incident of severity 1. */
  private static final Set<ProcessMessage> ENDS_THE_DUTY =
      EnumSet.of(
          ProcessMessage.LOWERED_TO_MINOR,
          ProcessMessage.INCIDENT_WITHDRAWN,
          ProcessMessage.NOBODY_NEEDED);

  private final ParsedSet set;
  private final Steps steps;
  private final Map<ModelElementInstance, Set<Effect>> known = new HashMap<>();
  private final Set<ModelElementInstance> open = new HashSet<>();
  private final BoundaryEvents boundaries = new BoundaryEvents();

  Walk(ParsedSet set, Steps steps) {
    this.set = set;
    this.steps = steps;
  }

  /**
   * Somewhere on a way.
   *
   * @param had what has surely happened before
   * @param from where it came from; null at the start
   */
  record Place(FlowNode node, Set<Effect> had, Place from) {

    Stream<FlowNode> way() {
      Deque<FlowNode> way = new ArrayDeque<>();
      for (Place place = this; place != null; place = place.from()) {
        way.addFirst(place.node());
      }
      return way.stream();
    }

    Place with(Set<Effect> more) {
      return new Place(node, all(had, more), from);
    }
  }

  /** The start events of a process or a sub-process itself. */
  static Stream<StartEvent> starts(ModelElementInstance scope) {
    return scope.getChildElementsByType(StartEvent.class).stream();
  }

  static boolean hears(CatchEvent event, ProcessMessage message) {
    return event.getEventDefinitions().stream()
        .filter(MessageEventDefinition.class::isInstance)
        .map(definition -> ((MessageEventDefinition) definition).getMessage())
        .anyMatch(heard -> heard != null && message.id().equals(heard.getName()));
  }

  /** Every ordinary end that can be reached from there, once for each difference in what it had. */
  List<Place> endings(Collection<? extends FlowNode> starts) {
    List<Place> endings = new ArrayList<>();
    Set<Place> seen = new HashSet<>();
    Deque<Place> ahead = new ArrayDeque<>();
    starts.forEach(start -> ahead.add(new Place(start, Set.of(), null)));
    while (!ahead.isEmpty()) {
      Place place = ahead.poll();
      if (!seen.add(new Place(place.node(), place.had(), null))) {
        continue;
      }
      ahead.addAll(next(place));
      if (isOrdinaryEnd(place.node())) {
        endings.add(place.with(gained(place.node())));
      }
    }
    return endings;
  }

  private List<Place> next(Place place) {
    List<Place> next = new ArrayList<>(interruptions(place));
    Set<Effect> had = all(place.had(), gained(place.node()));
    List<SequenceFlow> flows = SeverityOne.possible(place.node());
    for (SequenceFlow flow : flows) {
      Set<Effect> beside = beside(place.node(), flow, flows);
      next.add(new Place(flow.getTarget(), all(had, beside), place));
    }
    linked(place.node()).forEach(event -> next.add(new Place(event, had, place)));
    return next;
  }

  private List<Place> interruptions(Place place) {
    return boundaries.of(place.node()).stream()
        .filter(BoundaryEvent::cancelActivity)
        .filter(event -> !endsTheDuty(event))
        .map(event -> new Place(event, place.had(), place))
        .toList();
  }

  /** What surely happens in the other branches of a fork. */
  private Set<Effect> beside(FlowNode fork, SequenceFlow own, List<SequenceFlow> flows) {
    Set<Effect> beside = EnumSet.noneOf(Effect.class);
    if (fork instanceof ParallelGateway) {
      flows.stream()
          .filter(flow -> !flow.equals(own))
          .forEach(flow -> beside.addAll(surely(flow, List.of(flow.getTarget()))));
    }
    return beside;
  }

  private Set<Effect> gained(FlowNode node) {
    if (node instanceof Activity activity && activity.getLoopCharacteristics() != null) {
      return Set.of();
    }
    if (node instanceof ServiceTask task) {
      return achieved(task.getCamundaDelegateExpression());
    }
    if (node instanceof CallActivity call) {
      return set.process(String.valueOf(call.getCalledElement()))
          .map(Found::element)
          .map(process -> surely(process, begins(process)))
          .orElse(Set.of());
    }
    return node instanceof SubProcess inner ? surely(inner, begins(inner)) : Set.of();
  }

  private Set<Effect> achieved(String expression) {
    return expression == null ? Set.of() : steps.achievements(expression.replaceAll("[${}]", ""));
  }

  /** What happens on every way from these starts to an end; nothing while that is being asked. */
  private Set<Effect> surely(ModelElementInstance key, List<? extends FlowNode> starts) {
    if (known.containsKey(key) || !open.add(key)) {
      return known.getOrDefault(key, Set.of());
    }
    Set<Effect> surely =
        endings(starts).stream().map(Place::had).reduce(Walk::both).orElse(Set.of());
    open.remove(key);
    known.put(key, surely);
    return surely;
  }

  /** Its own start events, and those of event sub-processes that break it off. */
  static List<StartEvent> begins(ModelElementInstance scope) {
    Stream<StartEvent> breakingOff =
        scope.getChildElementsByType(SubProcess.class).stream()
            .filter(SubProcess::triggeredByEvent)
            .flatMap(Walk::starts)
            .filter(start -> start.isInterrupting() && !endsTheDuty(start));
    return Stream.concat(starts(scope), breakingOff).toList();
  }

  private static boolean endsTheDuty(CatchEvent event) {
    return ENDS_THE_DUTY.stream()
        .anyMatch(message -> hears(event, message) || catches(event, message));
  }

  /** A step says the same by an error of that name. */
  private static boolean catches(CatchEvent event, ProcessMessage fact) {
    return event.getChildElementsByType(ErrorEventDefinition.class).stream()
        .map(ErrorEventDefinition::getError)
        .anyMatch(error -> error != null && fact.id().equals(error.getErrorCode()));
  }

  /** An error leaves by an event on a boundary, a link goes on elsewhere. To be stuck is an end. */
  private static boolean isOrdinaryEnd(FlowNode node) {
    boolean elsewhere =
        node instanceof ThrowEvent thrown
            && thrown.getEventDefinitions().stream()
                .anyMatch(
                    event ->
                        event instanceof ErrorEventDefinition
                            || event instanceof LinkEventDefinition);
    return SeverityOne.possible(node).isEmpty() && !elsewhere;
  }

  private static List<FlowNode> linked(FlowNode node) {
    return links(node)
        .flatMap(
            link ->
                node
                    .getModelInstance()
                    .getModelElementsByType(IntermediateCatchEvent.class)
                    .stream()
                    .filter(event -> links(event).anyMatch(link::equals)))
        .<FlowNode>map(event -> event)
        .filter(event -> !event.equals(node))
        .toList();
  }

  private static Stream<String> links(FlowNode node) {
    return node.getChildElementsByType(LinkEventDefinition.class).stream()
        .map(LinkEventDefinition::getName);
  }

  private static Set<Effect> all(Set<Effect> some, Set<Effect> more) {
    Set<Effect> all = new HashSet<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }

  private static Set<Effect> both(Set<Effect> some, Set<Effect> others) {
    Set<Effect> both = new HashSet<>(some);
    both.retainAll(others);
    return Set.copyOf(both);
  }
}
