package io.majorincident.release;

import io.majorincident.release.Obstacle.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * Moves one process instance. Elements of the same id are the same. A timer that runs keeps the
 * moment at which it fires: nothing is missed, and nothing comes twice. A message is heard by the
 * name that the new diagram gives it.
 */
@Component
class Migration {

  private final RuntimeService runtime;
  private final RepositoryService repository;

  Migration(RuntimeService runtime, RepositoryService repository) {
    this.runtime = runtime;
    this.repository = repository;
  }

  boolean isOn(ProcessInstance part, String set) {
    return definition(part).getDeploymentId().equals(set);
  }

  /** The name of the set that it runs on. */
  String setOf(ProcessInstance part) {
    String deployment = definition(part).getDeploymentId();
    return Objects.toString(
        repository.createDeploymentQuery().deploymentId(deployment).singleResult().getName(), "");
  }

  /**
   * Moves it in the caller's transaction.
   *
   * @return what is in the way; if anything is, the transaction must be taken back
   */
  List<Obstacle> move(ProcessInstance part, String set) {
    ProcessDefinition from = definition(part);
    ProcessDefinition to =
        repository
            .createProcessDefinitionQuery()
            .deploymentId(set)
            .processDefinitionKey(from.getKey())
            .singleResult();
    if (to == null) {
      return List.of(Obstacle.processGone(from.getKey()));
    }
    try {
      runtime.newMigration(plan(from, to)).processInstanceIds(part.getId()).execute();
      return List.of();
    } catch (MigratingProcessInstanceValidationException invalid) {
      return obstacles(invalid.getValidationReport(), from, to);
    } catch (MigrationPlanValidationException invalid) {
      return List.of(Obstacle.other(from.getKey(), invalid.getMessage()));
    }
  }

  private MigrationPlan plan(ProcessDefinition from, ProcessDefinition to) {
    MigrationPlan equal =
        runtime.createMigrationPlan(from.getId(), to.getId()).mapEqualActivities().build();
    MigrationPlanBuilder plan = runtime.createMigrationPlan(from.getId(), to.getId());
    for (MigrationInstruction same : equal.getInstructions()) {
      var mapped = plan.mapActivities(same.getSourceActivityId(), same.getTargetActivityId());
      if (hearsAMessage(to, same.getTargetActivityId())) {
        mapped.updateEventTrigger();
      }
    }
    return plan.build();
  }

  private boolean hearsAMessage(ProcessDefinition process, String element) {
    ModelElementInstance found = element(process, element);
    return found != null && !found.getChildElementsByType(MessageEventDefinition.class).isEmpty();
  }

  private List<Obstacle> obstacles(
      MigratingProcessInstanceValidationReport report,
      ProcessDefinition from,
      ProcessDefinition to) {
    List<Obstacle> obstacles = new ArrayList<>();
    report.getFailures().forEach(text -> obstacles.add(Obstacle.other(from.getKey(), text)));
    report
        .getActivityInstanceReports()
        .forEach(it -> obstacles.add(obstacle(it.getSourceScopeId(), it.getFailures(), from, to)));
    report
        .getTransitionInstanceReports()
        .forEach(it -> obstacles.add(obstacle(it.getSourceScopeId(), it.getFailures(), from, to)));
    return obstacles.stream().distinct().toList();
  }

  private Obstacle obstacle(
      String element, List<String> failures, ProcessDefinition from, ProcessDefinition to) {
    Kind kind = element(to, element) == null ? Kind.ELEMENT_GONE : Kind.ELEMENT_CHANGED;
    return new Obstacle(
        kind, from.getKey(), element, name(from, element), String.join(" ", failures));
  }

  private String name(ProcessDefinition process, String element) {
    return element(process, element) instanceof FlowNode node && node.getName() != null
        ? node.getName()
        : element;
  }

  private ModelElementInstance element(ProcessDefinition process, String element) {
    return repository.getBpmnModelInstance(process.getId()).getModelElementById(element);
  }

  private ProcessDefinition definition(ProcessInstance part) {
    return repository.getProcessDefinition(part.getProcessDefinitionId());
  }
}
