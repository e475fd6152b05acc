package io.majorincident.process.engine;

import io.majorincident.incident.IncidentEvent;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionOutputInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells which row of which version of a table decided something about an incident. */
@Component
class DecisionNotes {

  private final ApplicationEventPublisher events;

  DecisionNotes(ApplicationEventPublisher events) {
    this.events = events;
  }

  @EventListener
  void decided(HistoricDecisionEvaluationEvent evaluation) {
    HistoricDecisionInstanceEntity decision = evaluation.getRootHistoricDecisionInstance();
    String incident = incident(decision);
    if (incident == null) {
      return;
    }
    events.publishEvent(
        new IncidentEvent.Decided(
            incident,
            decision.getDecisionDefinitionKey(),
            version(decision),
            rows(decision),
            outcome(decision)));
  }

  private static String incident(HistoricDecisionInstanceEntity decision) {
    if (decision.getProcessInstanceId() == null) {
      return null;
    }
    ExecutionEntity instance =
        Context.getCommandContext()
            .getExecutionManager()
            .findExecutionById(decision.getProcessInstanceId());
    return instance == null ? null : instance.getBusinessKey();
  }

  private static int version(HistoricDecisionInstanceEntity decision) {
    DecisionDefinition definition =
        Context.getProcessEngineConfiguration()
            .getDeploymentCache()
            .findDeployedDecisionDefinitionById(decision.getDecisionDefinitionId());
    return definition.getVersion();
  }

  private static String rows(HistoricDecisionInstanceEntity decision) {
    return decision.getOutputs().stream()
        .map(output -> ((HistoricDecisionOutputInstanceEntity) output).getRuleId())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String outcome(HistoricDecisionInstanceEntity decision) {
    return decision.getOutputs().stream()
        .map(output -> output.getVariableName() + " = " + output.getValue())
        .collect(Collectors.joining(", "));
  }
}
