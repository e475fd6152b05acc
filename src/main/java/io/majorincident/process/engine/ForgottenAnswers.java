package io.majorincident.process.engine;

import io.majorincident.process.FormRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.stereotype.Component;

/**
 * Keeps secrets that somebody enters into a form out of the history; the process itself forgets
 * them once they are checked.
 */
@Component
class ForgottenAnswers extends AbstractProcessEnginePlugin {

  private final Set<String> secrets;

  ForgottenAnswers(List<FormRule> rules) {
    this.secrets = rules.stream().flatMap(it -> it.secrets().stream()).collect(Collectors.toSet());
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<HistoryEventHandler> handlers =
        new ArrayList<>(configuration.getCustomHistoryEventHandlers());
    handlers.add(new WithoutSecrets());
    configuration.setCustomHistoryEventHandlers(handlers);
    configuration.setEnableDefaultDbHistoryEventHandler(false);
  }

  private final class WithoutSecrets extends SparingHistory {

    @Override
    public void handleEvent(HistoryEvent event) {
      if (!isSecret(event)) {
        super.handleEvent(event);
      }
    }
  }

  private boolean isSecret(HistoryEvent event) {
    if (event instanceof HistoricVariableUpdateEventEntity variable) {
      return secrets.contains(variable.getVariableName());
    }
    return event instanceof HistoricFormPropertyEventEntity property
        && secrets.contains(property.getPropertyId());
  }
}
