package io.majorincident.process.engine;

import io.majorincident.incident.TableCell;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;

/**
 * Keeps once what the engine would keep twice, and what somebody reads: the level of its history
 * stays full for whoever listens to it.
 *
 * <ul>
 *   <li>Of a row of a table that decided: the row, and those cells that its deployed version does
 *       not tell.
 *   <li>Of the steps of a process that the engine does on its own: those that failed. That they
 *       were done is in the path.
 *   <li>Of what a table decided: the decision, and no value of a variable beside it.
 * </ul>
 */
class SparingHistory extends DbHistoryEventHandler {

  @Override
  public void handleEvent(HistoryEvent event) {
    if (!(event instanceof HistoricJobLogEvent job) || job.isFailureLog() || isOfNoProcess(job)) {
      super.handleEvent(event);
    }
  }

  private static boolean isOfNoProcess(HistoryEvent event) {
    return event.getProcessInstanceId() == null;
  }

  @Override
  protected void insertHistoricVariableUpdateEntity(HistoricVariableUpdateEventEntity value) {
    if (!isResultOfTable(value)) {
      super.insertHistoricVariableUpdateEntity(value);
    }
  }

  /** What a table decided is kept with the decision. */
  private static boolean isResultOfTable(HistoricVariableUpdateEventEntity value) {
    BpmnExecutionContext step = Context.getBpmnExecutionContext();
    return value.getByteValue() != null
        && step != null
        && step.getExecution().getActivity() != null
        && step.getExecution().getActivity().getActivityBehavior()
            instanceof DmnBusinessRuleTaskActivityBehavior;
  }

  @Override
  protected void insertHistoricDecisionEvaluationEvent(HistoricDecisionEvaluationEvent event) {
    List<HistoricDecisionInstanceEntity> decisions =
        Stream.concat(
                Stream.of(event.getRootHistoricDecisionInstance()),
                event.getRequiredHistoricDecisionInstances().stream())
            .toList();
    List<List<HistoricDecisionOutputInstance>> all =
        decisions.stream().map(HistoricDecisionInstanceEntity::getOutputs).toList();
    decisions.forEach(it -> it.setOutputs(kept(it)));
    super.insertHistoricDecisionEvaluationEvent(event);
    // whoever listens hears of all
    for (int i = 0; i < all.size(); i++) {
      decisions.get(i).setOutputs(all.get(i));
    }
  }

  private static List<HistoricDecisionOutputInstance> kept(
      HistoricDecisionInstanceEntity decision) {
    DmnDecisionImpl definition =
        (DmnDecisionImpl)
            Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedDecisionDefinitionById(decision.getDecisionDefinitionId());
    if (!(definition.getDecisionLogic() instanceof DmnDecisionTableImpl table)) {
      return decision.getOutputs();
    }
    Set<String> rows = new HashSet<>();
    return decision.getOutputs().stream()
        .filter(output -> rows.add(output.getRuleId()) || !tells(table, output))
        .toList();
  }

  /** Whether the table says the same. */
  private static boolean tells(DmnDecisionTableImpl table, HistoricDecisionOutputInstance output) {
    List<String> columns = table.getOutputs().stream().map(it -> it.getId()).toList();
    int column = columns.indexOf(output.getClauseId());
    return table.getRules().stream()
        .filter(row -> row.getId().equals(output.getRuleId()))
        .anyMatch(row -> TableCell.says(cell(row, column), output.getValue()));
  }

  private static String cell(DmnDecisionTableRuleImpl row, int column) {
    return row.getConclusions().get(column).getExpression();
  }
}
