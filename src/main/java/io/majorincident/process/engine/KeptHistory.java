package io.majorincident.process.engine;

import java.time.Period;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.batch.history.HistoricBatchEntity;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryRemovalTimeProvider;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets the engine keep its history for as long as incidents are kept, whatever a diagram or a table
 * says: who changes a diagram does not shorten what auditors rely on.
 */
@Component
class KeptHistory extends AbstractProcessEnginePlugin implements HistoryRemovalTimeProvider {

  private final Period incidents;

  KeptHistory(@Value("${majorincident.retention.incidents:P7Y}") Period incidents) {
    this.incidents = incidents;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setHistoryRemovalTimeProvider(this);
  }

  @Override
  public Date calculateRemovalTime(
      HistoricProcessInstanceEventEntity process, ProcessDefinition definition) {
    return after(process.getEndTime());
  }

  @Override
  public Date calculateRemovalTime(
      HistoricDecisionInstanceEntity decision, DecisionDefinition definition) {
    return after(decision.getEvaluationTime());
  }

  @Override
  public Date calculateRemovalTime(HistoricBatchEntity batch) {
    return after(batch.getEndTime());
  }

  /** Null while it has not ended. */
  private Date after(Date end) {
    return end == null
        ? null
        : Date.from(end.toInstant().atOffset(ZoneOffset.UTC).plus(incidents).toInstant());
  }
}
