package io.majorincident.dossier;

import io.majorincident.dossier.Dossier.ProcessRun;
import io.majorincident.dossier.Dossier.UsedVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Component;

/** The versions of diagrams and tables that an incident ran on. */
@Component
class UsedVersions {

  private final RepositoryService repository;

  UsedVersions(RepositoryService repository) {
    this.repository = repository;
  }

  /** Each version once, the diagrams first. */
  List<UsedVersion> of(List<ProcessRun> runs, List<HistoricDecisionInstance> decisions) {
    Map<String, Deployment> deployments = new HashMap<>();
    List<UsedVersion> used = new ArrayList<>();
    ids(runs.stream().map(ProcessRun::definition))
        .map(repository::getProcessDefinition)
        .forEach(process -> used.add(version("process", process, deployments)));
    ids(decisions.stream().map(HistoricDecisionInstance::getDecisionDefinitionId))
        .map(repository::getDecisionDefinition)
        .forEach(table -> used.add(version("table", table, deployments)));
    return used;
  }

  private static Stream<String> ids(Stream<String> all) {
    return all.distinct().sorted();
  }

  private UsedVersion version(
      String kind, ResourceDefinition definition, Map<String, Deployment> deployments) {
    Deployment deployment =
        deployments.computeIfAbsent(definition.getDeploymentId(), this::deployment);
    return new UsedVersion(
        kind,
        definition.getKey(),
        Objects.requireNonNullElse(definition.getName(), definition.getKey()),
        definition.getVersion(),
        definition.getId(),
        definition.getDeploymentId(),
        deployment == null ? null : deployment.getName(),
        deployment == null ? null : Runs.moment(deployment.getDeploymentTime()));
  }

  private Deployment deployment(String id) {
    return repository.createDeploymentQuery().deploymentId(id).singleResult();
  }
}
