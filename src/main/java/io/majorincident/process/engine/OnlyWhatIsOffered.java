package io.majorincident.process.engine;

import io.majorincident.incident.Incidents;
import io.majorincident.process.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets what is deployed reach the steps and nothing else, even if the gate should ever let
 * something through: no other bean, no class, no script in any language, no shell, and no object
 * but plain values.
 */
@Component
class OnlyWhatIsOffered extends AbstractProcessEnginePlugin {

  private final Steps steps;
  private final ObjectProvider<Incidents> incidents;

  OnlyWhatIsOffered(Steps steps, ObjectProvider<Incidents> incidents) {
    this.steps = steps;
    this.incidents = incidents;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setBeans(Map.of());
    configuration.setExpressionManager(new OfferedExpressions(steps, incidents::getObject));
    configuration.setScriptEngineResolver(new NoScripts());
    configuration.setArtifactFactory(OnlyWhatIsOffered::refuse);
    configuration.setDeserializationTypeValidator(new PlainTypes());
    listeners(configuration).add(new OnlyOfferedBehaviours());
  }

  private static List<BpmnParseListener> listeners(ProcessEngineConfigurationImpl configuration) {
    if (configuration.getCustomPostBPMNParseListeners() == null) {
      configuration.setCustomPostBPMNParseListeners(new ArrayList<>());
    }
    return configuration.getCustomPostBPMNParseListeners();
  }

  /** Another plugin, or a test's, could have put its own in their place. */
  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    if (!(configuration.getExpressionManager() instanceof OfferedExpressions)
        || !(configuration.getScriptEngineResolver() instanceof NoScripts)) {
      throw new IllegalStateException(
          "Expressions and scripts of diagrams are not limited to what is offered. The engine is not started.");
    }
  }

  private static <T> T refuse(Class<T> type) {
    throw new ProcessEngineException(
        "A diagram names the class '%s': what is to be done is done by a step. Nothing was done."
            .formatted(type.getName()));
  }

  private static final class NoScripts implements ScriptEngineResolver {

    @Override
    public ScriptEngine getScriptEngine(String language, boolean known) {
      throw new ProcessEngineException(
          "A script in '%s' is not run: what is to be done is done by a step.".formatted(language));
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
      return null;
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory language) {}
  }
}
