package io.majorincident.process.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;

/**
 * The diagrams, tables and forms of one deployment, and what they need of each other. A diagram is
 * bound to the set that it was deployed with, so that a running incident keeps what it began with:
 * what is missing there is missing for good, and what nobody there uses is never used.
 */
final class DeployedSet {

  private static final String DEPLOYMENT = "deployment";

  /** Property of a process: the element template that calls it. */
  private static final String OFFERED_BY = "offeredBy";

  private final List<Process> processes = new ArrayList<>();
  private final List<FlowNode> nodes = new ArrayList<>();
  private final Set<String> tables;
  private final Set<String> forms;

  DeployedSet(Collection<ResourceEntity> resources) {
    named(resources, ".bpmn").map(DeployedSet::diagram).forEach(this::read);
    tables =
        named(resources, ".dmn")
            .flatMap(
                table ->
                    Dmn.readModelFromStream(bytes(table))
                        .getModelElementsByType(Decision.class)
                        .stream())
            .map(Decision::getId)
            .collect(Collectors.toSet());
    forms = named(resources, ".form").map(DeployedSet::formId).collect(Collectors.toSet());
  }

  /** Each fault as a sentence; none if the set can run as it is. */
  List<String> faults() {
    return Stream.of(
            missing("calledElement", "calledElementBinding", "calls the process", processIds()),
            missing("decisionRef", "decisionRefBinding", "asks the table", tables),
            missing("formRef", "formRefBinding", "shows the form", forms),
            unused("process", calledOnly(), used("calledElement")),
            unused("table", tables, used("decisionRef")),
            unused("form", forms, used("formRef")))
        .flatMap(List::stream)
        .toList();
  }

  private void read(BpmnModelInstance diagram) {
    processes.addAll(diagram.getModelElementsByType(Process.class));
    nodes.addAll(diagram.getModelElementsByType(FlowNode.class));
  }

  private Set<String> processIds() {
    return processes.stream().map(Process::getId).collect(Collectors.toSet());
  }

  /** Processes that nobody starts but another process; none of those that owners are offered. */
  private Set<String> calledOnly() {
    return processes.stream()
        .filter(process -> !process.isCamundaStartableInTasklist())
        .filter(process -> !isOffered(process))
        .map(Process::getId)
        .collect(Collectors.toSet());
  }

  /** Whether an element template calls it, so that it is there before a diagram needs it. */
  private static boolean isOffered(Process process) {
    return process.getModelInstance().getModelElementsByType(CamundaProperty.class).stream()
        .anyMatch(property -> OFFERED_BY.equals(property.getCamundaName()));
  }

  private List<String> missing(String needs, String binding, String does, Set<String> there) {
    return nodes.stream()
        .filter(node -> DEPLOYMENT.equals(attribute(node, binding)))
        .filter(node -> !there.contains(attribute(node, needs)))
        .map(
            node ->
                "'%s' %s '%s', which is missing."
                    .formatted(node.getId(), does, attribute(node, needs)))
        .toList();
  }

  private static List<String> unused(String what, Set<String> there, Set<String> used) {
    return there.stream()
        .filter(id -> !used.contains(id))
        .sorted()
        .map(
            id ->
                "The %s '%s' would never be used: no diagram of this deployment needs it."
                    .formatted(what, id))
        .toList();
  }

  private Set<String> used(String attribute) {
    return nodes.stream()
        .map(node -> attribute(node, attribute))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** An attribute of BPMN or, if there is none, the engine's own of this name. */
  private static String attribute(FlowNode node, String name) {
    String own = node.getAttributeValueNs(Camunda.NAMESPACE.getNamespaceUri(), name);
    return own == null ? node.getAttributeValue(name) : own;
  }

  private static Stream<ResourceEntity> named(Collection<ResourceEntity> resources, String ending) {
    return resources.stream().filter(resource -> resource.getName().endsWith(ending));
  }

  private static BpmnModelInstance diagram(ResourceEntity resource) {
    return Bpmn.readModelFromStream(bytes(resource));
  }

  private static String formId(ResourceEntity resource) {
    try {
      return new ObjectMapper().readTree(resource.getBytes()).path("id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteArrayInputStream bytes(ResourceEntity resource) {
    return new ByteArrayInputStream(resource.getBytes());
  }
}
