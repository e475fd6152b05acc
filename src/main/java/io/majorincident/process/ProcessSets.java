package io.majorincident.process;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The sets that have been deployed. Each is complete, so the newest one that holds the main diagram
 * is in force: with it every new incident begins.
 */
@Component
public class ProcessSets {

  /** The diagram that every set must have: alerts start it. */
  public static final String MAIN = "majorIncident";

  /** Where the application's own deployments say that they come from. */
  public static final String OWN_SOURCE = "Major incident";

  /** What earlier versions called their own deployments. */
  public static final String FORMER_OWN_NAME = "SpringAutoDeployment";

  private final ObjectProvider<RepositoryService> engine;

  /** Whether what is deployed now in this thread comes from the application itself. */
  private final ThreadLocal<Boolean> ours = ThreadLocal.withInitial(() -> false);

  ProcessSets(ObjectProvider<RepositoryService> engine) {
    this.engine = engine;
  }

  /** The set with which a new incident begins now; empty before the first start. */
  public Optional<DeployedProcessSet> inForce() {
    return Optional.ofNullable(
            repository()
                .createProcessDefinitionQuery()
                .processDefinitionKey(MAIN)
                .latestVersion()
                .singleResult())
        .map(ProcessDefinition::getDeploymentId)
        .map(this::deployed);
  }

  /** The newest one that came from there; by its version, as two may have the same time. */
  public Optional<DeployedProcessSet> newestOf(String source) {
    Set<String> fromThere =
        repository().createDeploymentQuery().deploymentSource(source).list().stream()
            .map(Deployment::getId)
            .collect(Collectors.toSet());
    return versions()
        .map(ProcessDefinition::getDeploymentId)
        .filter(fromThere::contains)
        .findFirst()
        .map(this::deployed);
  }

  /**
   * Puts these files into force, through the same gate as everybody's; what is left out is carried
   * along. Takes part in the caller's transaction.
   *
   * @throws RefusedSet if the gate refuses them
   */
  public void putIntoForce(ProcessSet files, String name, String source) {
    DeploymentBuilder deployment = repository().createDeployment().name(name).source(source);
    files
        .files()
        .forEach(
            (file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
    ours.set(true);
    try {
      deployment.deploy();
    } finally {
      ours.remove();
    }
  }

  /** Whether a deployment that goes on in this thread is by {@link #putIntoForce}. */
  public boolean puttingIntoForce() {
    return ours.get();
  }

  /** Of the main diagram, the newest first. */
  private Stream<ProcessDefinition> versions() {
    return repository()
        .createProcessDefinitionQuery()
        .processDefinitionKey(MAIN)
        .orderByProcessDefinitionVersion()
        .desc()
        .list()
        .stream();
  }

  private DeployedProcessSet deployed(String id) {
    Deployment deployment = repository().createDeploymentQuery().deploymentId(id).singleResult();
    return new DeployedProcessSet(
        id,
        Objects.toString(deployment.getName(), ""),
        Objects.toString(deployment.getSource(), ""),
        deployment.getDeploymentTime().toInstant(),
        ProcessSet.of(files(id)));
  }

  private Map<String, byte[]> files(String deployment) {
    return repository().getDeploymentResources(deployment).stream()
        .collect(Collectors.toMap(Resource::getName, Resource::getBytes));
  }

  private RepositoryService repository() {
    return engine.getObject();
  }
}
