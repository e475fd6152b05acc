package io.majorincident.process.engine;

import io.majorincident.process.DeployedFiles;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Reads deployed files for people who may not read deployments, but work with what is in them. */
@Component
class EngineFiles implements DeployedFiles {

  private final RepositoryService repository;
  private final TaskService tasks;
  private final IdentityService identity;

  EngineFiles(RepositoryService repository, TaskService tasks, IdentityService identity) {
    this.repository = repository;
    this.tasks = tasks;
    this.identity = identity;
  }

  @Override
  public Optional<String> setOf(String processDefinition) {
    return unguarded(
            () ->
                repository
                    .createProcessDefinitionQuery()
                    .processDefinitionId(processDefinition)
                    .singleResult())
        .map(ProcessDefinition::getDeploymentId);
  }

  @Override
  public Optional<String> setOfTask(String task) {
    return unguarded(() -> tasks.createTaskQuery().taskId(task).singleResult())
        .map(Task::getProcessDefinitionId)
        .flatMap(this::setOf);
  }

  @Override
  public Optional<String> newestSetWith(String process) {
    return unguarded(
            () ->
                repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .withoutTenantId()
                    .latestVersion()
                    .singleResult())
        .map(ProcessDefinition::getDeploymentId);
  }

  @Override
  public Optional<InputStream> file(String set, String name) {
    return unguarded(
        () ->
            repository.getDeploymentResourceNames(set).stream()
                .filter(path -> path.equals(name) || path.endsWith("/" + name))
                .findFirst()
                .map(path -> repository.getResourceAsStream(set, path))
                .orElse(null));
  }

  private <T> Optional<T> unguarded(Supplier<T> question) {
    Authentication reader = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return Optional.ofNullable(question.get());
    } finally {
      identity.setAuthentication(reader);
    }
  }
}
