package io.majorincident.process.engine;

import io.majorincident.process.IntakeCheck;
import io.majorincident.process.ProcessMessage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Asks the engine for all that the start of an incident needs, and starts nothing. */
@Component
class EngineIntake implements IntakeCheck {

  private final RepositoryService repository;
  private final ManagementService management;
  private final ProcessesOfAlerts alerts;

  EngineIntake(
      RepositoryService repository, ManagementService management, ProcessesOfAlerts alerts) {
    this.repository = repository;
    this.management = management;
    this.alerts = alerts;
  }

  @Override
  public Optional<String> obstacle() {
    return Stream.<Supplier<Optional<String>>>of(this::start, this::suspended, this::jobs)
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The engine starts nothing if several processes wait for the message. */
  private Optional<String> start() {
    List<ProcessDefinition> waiting =
        repository
            .createProcessDefinitionQuery()
            .messageEventSubscriptionName(ProcessMessage.ALERT_RECEIVED.id())
            .list();
    if (waiting.isEmpty()) {
      return Optional.of("No process waits for alerts: deploy the diagram majorIncident again.");
    }
    boolean forAll = waiting.size() == 1 && waiting.get(0).getTenantId() == null;
    return forAll
        ? Optional.empty()
        : Optional.of(
            "Several processes wait for alerts, or one of a tenant alone: delete the deployment %s."
                .formatted(
                    waiting.stream()
                        .filter(definition -> definition.getTenantId() != null)
                        .map(ProcessDefinition::getDeploymentId)
                        .collect(Collectors.joining(", "))));
  }

  private Optional<String> suspended() {
    return alerts.definitions().stream()
        .filter(ProcessDefinition::isSuspended)
        .map(ProcessDefinition::getKey)
        .sorted()
        .findFirst()
        .map("The process '%s' is suspended: activate it in Cockpit."::formatted);
  }

  private Optional<String> jobs() {
    Collection<ProcessDefinition> definitions = alerts.definitions();
    Set<String> ids =
        definitions.stream().map(ProcessDefinition::getId).collect(Collectors.toSet());
    return management.createJobDefinitionQuery().suspended().list().stream()
        .filter(job -> ids.contains(job.getProcessDefinitionId()))
        .map(job -> job.getProcessDefinitionKey() + ", " + job.getActivityId())
        .sorted()
        .findFirst()
        .map("The jobs of '%s' are suspended: activate them in Cockpit."::formatted);
  }
}
