package io.majorincident.process;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * What a form cannot check by itself, because it needs to know people, teams or other incidents.
 */
public interface FormRule {

  /** Id of the form that the rule belongs to. */
  String form();

  /**
   * Keys of the form whose answers are secrets: they are neither kept with the process nor in its
   * history. No other form may have such a key.
   */
  default Set<String> secrets() {
    return Set.of();
  }

  /**
   * Puts away what is needed of the secrets, before the process forgets them; they have no fault.
   */
  default void putAway(VariableScope entered) {}

  /**
   * @param entered the variables as they were sent
   * @return empty if there is none
   */
  List<Fault> faults(VariableScope entered);
}
