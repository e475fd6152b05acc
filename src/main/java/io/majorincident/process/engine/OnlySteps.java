package io.majorincident.process.engine;

import io.majorincident.process.Steps;
import java.util.AbstractMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Lets an expression of a diagram reach the steps alone. Without a list the engine lets it reach
 * every bean of the application, and with it the database.
 */
@Component
class OnlySteps extends AbstractProcessEnginePlugin {

  private final Steps steps;

  OnlySteps(Steps steps) {
    this.steps = steps;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setBeans(new Reachable());
  }

  /** Looks a step up when it is called: the steps need the engine, which is being built now. */
  private final class Reachable extends AbstractMap<Object, Object> {

    @Override
    public boolean containsKey(Object name) {
      return steps.names().contains(name);
    }

    @Override
    public Object get(Object name) {
      return containsKey(name) ? steps.get((String) name) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
      return steps.names().stream()
          .map(name -> new SimpleImmutableEntry<Object, Object>(name, steps.get(name)))
          .collect(Collectors.toSet());
    }
  }
}
