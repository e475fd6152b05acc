package io.majorincident.process.engine;

import java.time.Clock;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.joda.time.DateTimeUtils;
import org.springframework.stereotype.Component;

/**
 * Lets the engine, too, write and judge due dates and locks by the one clock that all nodes share.
 * The engine asks Joda for the time, which takes it from whom one names.
 */
@Component
class EngineClock extends AbstractProcessEnginePlugin {

  private final Clock clock;

  EngineClock(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    DateTimeUtils.setCurrentMillisProvider(clock::millis);
  }
}
