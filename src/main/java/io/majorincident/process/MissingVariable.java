package io.majorincident.process;

import org.camunda.bpm.engine.delegate.VariableScope;

/** A step reads a variable that nobody has set. */
public class MissingVariable extends RuntimeException {

  MissingVariable(String name, VariableScope scope) {
    super(
        "The variable '%s' is not set. There are: %s. Look in the diagram for the step that should set it, and for the call that should hand it in."
            .formatted(name, String.join(", ", scope.getVariableNames())));
  }
}
