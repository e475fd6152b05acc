package io.majorincident.gate;

import static org.camunda.bpm.model.bpmn.impl.BpmnModelConstants.CAMUNDA_NS;

import io.majorincident.process.ProcessSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;

/**
 * What files define for others, and what they need of others. A name says of what kind it is, as in
 * "form review": a process and a form may have the same id.
 *
 * @param defined all that they define
 * @param begins what they define that nobody needs to call: people or the application begin it, or
 *     an element template offers it
 * @param needed all that they name
 */
record Contents(Set<String> defined, Set<String> begins, Set<String> needed) {

  /** What the application itself starts. */
  static final List<String> STARTED_BY_US =
      List.of("majorIncident", "changeIncident", "adoptRelease");

  /** What the application starts where it is there: a set of earlier days does without it. */
  private static final List<String> STARTED_WHERE_DRAWN = List.of("prepareShift", "offerRelief");

  /** What the application itself asks: a set of earlier days does without it. */
  private static final List<String> ASKED_BY_US = List.of("taskNotice");

  /** Property of a process: the element template that calls it, once an owner chooses it. */
  private static final String OFFERED_BY = "offeredBy";

  private static final Map<String, String> NEEDS =
      Map.of("calledElement", "process ", "decisionRef", "table ", "formRef", "form ");

  static Contents of(String name, byte[] content) {
    return of(new ProcessSet(new TreeMap<>(Map.of(name, content))));
  }

  static Contents of(ProcessSet set) {
    return of(ParsedSet.of(set));
  }

  static Contents of(ParsedSet set) {
    return new Contents(defined(set), begins(set), needed(set));
  }

  boolean definesAnyOf(Set<String> names) {
    return !Collections.disjoint(defined, names);
  }

  /** Whether all that is in here could only be called, and nobody does. */
  boolean nobodyIn(Set<String> needed) {
    return !defined.isEmpty() && begins.isEmpty() && !definesAnyOf(needed);
  }

  private static Set<String> defined(ParsedSet set) {
    return Stream.of(
            executable(set).map(process -> "process " + process.id()),
            set.decisions().map(decision -> "table " + decision.getId()),
            set.forms().stream().map(form -> "form " + form.id()))
        .flatMap(names -> names)
        .collect(Collectors.toSet());
  }

  /** The engine leaves aside what is not marked so. */
  private static Stream<ParsedSet.Found<Process>> executable(ParsedSet set) {
    return set.processes().filter(process -> process.element().isExecutable());
  }

  private static Set<String> begins(ParsedSet set) {
    return Stream.concat(begun(set), askedByUs(set)).collect(Collectors.toSet());
  }

  private static Stream<String> askedByUs(ParsedSet set) {
    return set.decisions()
        .map(Decision::getId)
        .filter(ASKED_BY_US::contains)
        .map(table -> "table " + table);
  }

  private static Stream<String> begun(ParsedSet set) {
    return executable(set)
        .filter(
            process ->
                process.element().isCamundaStartableInTasklist()
                    || isOffered(process.element())
                    || STARTED_BY_US.contains(process.id())
                    || STARTED_WHERE_DRAWN.contains(process.id()))
        .map(process -> "process " + process.id());
  }

  /** Whether an element template calls it, so that it is there before a diagram needs it. */
  static boolean isOffered(Process process) {
    return process.getModelInstance().getModelElementsByType(CamundaProperty.class).stream()
        .anyMatch(property -> OFFERED_BY.equals(property.getCamundaName()));
  }

  private static Set<String> needed(ParsedSet set) {
    return Stream.concat(
            set.all(FlowNode.class).flatMap(node -> needed(node.element())), askedByTables(set))
        .collect(Collectors.toSet());
  }

  private static Stream<String> needed(FlowNode node) {
    return NEEDS.entrySet().stream()
        .filter(need -> attribute(node, need.getKey()) != null)
        .map(need -> need.getValue() + attribute(node, need.getKey()));
  }

  /** A table may ask others in the same file. */
  private static Stream<String> askedByTables(ParsedSet set) {
    return set.decisions()
        .flatMap(table -> table.getInformationRequirements().stream())
        .map(InformationRequirement::getRequiredDecision)
        .filter(Objects::nonNull)
        .map(asked -> "table " + asked.getId());
  }

  /** An attribute of BPMN or, if there is none, the engine's own of this name. */
  static String attribute(FlowNode node, String name) {
    String own = node.getAttributeValueNs(CAMUNDA_NS, name);
    return own == null ? node.getAttributeValue(name) : own;
  }
}
