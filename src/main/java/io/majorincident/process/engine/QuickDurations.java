package io.majorincident.process.engine;

import javax.xml.datatype.DatatypeFactory;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Lets the engine read durations as Java itself does: it would look through all libraries for
 * another way at each timer that it sets.
 */
@Component
class QuickDurations extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    System.getProperties()
        .putIfAbsent(
            DatatypeFactory.DATATYPEFACTORY_PROPERTY,
            DatatypeFactory.DATATYPEFACTORY_IMPLEMENTATION_CLASS);
  }
}
