package io.majorincident.process.engine;

import io.majorincident.process.FaultyForm;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** Whether a person may ask this of the engine. */
@FunctionalInterface
interface CommandCheck {

  /**
   * @throws FaultyForm if it must not be done; says what to do instead
   */
  void check(Command<?> command, CommandContext context);
}
