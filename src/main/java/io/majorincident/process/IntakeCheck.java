package io.majorincident.process;

import java.util.Optional;

/** Whether the engine would begin to handle an incident if an alert came in now. */
public interface IntakeCheck {

  /**
   * What would keep the process of the next alert from starting, as a sentence; empty if nothing.
   */
  Optional<String> obstacle();
}
