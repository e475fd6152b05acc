package io.majorincident.process.engine;

import io.majorincident.process.ProcessSets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The process that alerts start, and all that it calls, in the set in force. */
@Component
class ProcessesOfAlerts {

  private final ObjectProvider<RepositoryService> engine;

  /** By the id of a definition, which never changes; it is asked once a second. */
  private final Map<String, Set<String>> called = new ConcurrentHashMap<>();

  ProcessesOfAlerts(ObjectProvider<RepositoryService> engine) {
    this.engine = engine;
  }

  /** Their definitions; none if nothing is deployed. */
  Collection<ProcessDefinition> definitions() {
    return repository()
        .createProcessDefinitionQuery()
        .processDefinitionKey(ProcessSets.MAIN)
        .withoutTenantId()
        .latestVersion()
        .list()
        .stream()
        .flatMap(main -> called(main).stream())
        .toList();
  }

  /** Whether a definition, of whatever version, is one of a process of these. */
  boolean include(String key) {
    return definitions().stream().anyMatch(definition -> definition.getKey().equals(key));
  }

  /** The key of a definition; empty if there is none of this id. */
  Optional<String> keyOf(String id) {
    return repository().createProcessDefinitionQuery().processDefinitionId(id).list().stream()
        .map(ProcessDefinition::getKey)
        .findFirst();
  }

  private Collection<ProcessDefinition> called(ProcessDefinition main) {
    Map<String, ProcessDefinition> all =
        repository()
            .createProcessDefinitionQuery()
            .deploymentId(main.getDeploymentId())
            .list()
            .stream()
            .collect(Collectors.toMap(ProcessDefinition::getKey, Function.identity()));
    Set<ProcessDefinition> found = new HashSet<>();
    Deque<String> ahead = new ArrayDeque<>(Set.of(main.getKey()));
    while (!ahead.isEmpty()) {
      ProcessDefinition next = all.get(ahead.poll());
      if (next != null && found.add(next)) {
        ahead.addAll(called.computeIfAbsent(next.getId(), this::calledBy));
      }
    }
    return found;
  }

  private Set<String> calledBy(String definition) {
    return repository()
        .getBpmnModelInstance(definition)
        .getModelElementsByType(CallActivity.class)
        .stream()
        .map(CallActivity::getCalledElement)
        .filter(key -> key != null)
        .collect(Collectors.toSet());
  }

  private RepositoryService repository() {
    return engine.getObject();
  }
}
