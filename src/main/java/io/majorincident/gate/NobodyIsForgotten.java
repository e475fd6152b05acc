package io.majorincident.gate;

import io.majorincident.gate.ParsedSet.Found;
import io.majorincident.process.Effect;
import io.majorincident.process.ProcessMessage;
import io.majorincident.process.Steps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.springframework.stereotype.Component;

/**
 * No incident of severity 1 ends before somebody was paged and those concerned were told. Every
 * path is walked from each start of the diagram that alerts begin, from whatever breaks it off, and
 * from where an incident is raised to major, to every end; see {@link Walk} for what counts.
 */
@Component
class NobodyIsForgotten implements Rule {

  /** As many steps of a way as are told. */
  private static final int LONGEST_WAY = 50;

  private static final Map<Effect, String> MISSED =
      Map.of(
          Effect.PAGES, "without anybody being paged", Effect.INFORMS, "without being announced");

  private final Steps steps;

  NobodyIsForgotten(Steps steps) {
    this.steps = steps;
  }

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    Walk walk = new Walk(set, steps);
    return set.processes()
        .filter(process -> Walk.starts(process.element()).anyMatch(NobodyIsForgotten::ofAlerts))
        .flatMap(process -> faults(process, walk));
  }

  /** One for each element: several ways lead to it, but one shows what is wrong. */
  private static Stream<Fault> faults(Found<Process> process, Walk walk) {
    Map<FlowNode, Walk.Place> bad = new LinkedHashMap<>();
    begins(process.element())
        .flatMap(start -> walk.endings(List.of(start)).stream())
        .filter(ending -> ending.had().size() < Effect.values().length)
        .forEach(ending -> bad.putIfAbsent(ending.node(), ending));
    return bad.values().stream().map(ending -> fault(process.file(), ending));
  }

  private static Fault fault(String file, Walk.Place ending) {
    String what = ending.node().getOutgoing().isEmpty() ? "can end" : "gets stuck";
    return new Fault(
        file,
        ending.node().getId(),
        "An incident of severity 1 %s here %s, by way of %s."
            .formatted(what, missed(ending.had()), way(ending)));
  }

  private static String missed(Set<Effect> had) {
    return Stream.of(Effect.values())
        .filter(effect -> !had.contains(effect))
        .map(MISSED::get)
        .collect(Collectors.joining(" and "));
  }

  private static String way(Walk.Place ending) {
    List<String> ids = ending.way().map(FlowElement::getId).toList();
    return ids.size() <= LONGEST_WAY
        ? String.join(", ", ids)
        : String.join(", ", ids.subList(0, LONGEST_WAY)) + " and more";
  }

  private static Stream<FlowNode> begins(Process process) {
    Stream<CatchEvent> raised =
        process.getModelInstance().getModelElementsByType(CatchEvent.class).stream()
            .filter(event -> Walk.hears(event, ProcessMessage.RAISED_TO_MAJOR));
    return Stream.concat(Walk.begins(process).stream(), raised);
  }

  private static boolean ofAlerts(FlowNode start) {
    return start instanceof StartEvent event && Walk.hears(event, ProcessMessage.ALERT_RECEIVED);
  }
}
