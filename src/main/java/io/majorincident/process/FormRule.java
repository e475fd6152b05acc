package io.majorincident.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * What a form cannot check by itself, because it needs to know people, teams or other incidents.
 */
public interface FormRule {

  /** Id of the form that the rule belongs to. */
  String form();

  /**
   * @param entered the variables as they were sent
   * @return empty if there is none
   */
  List<Fault> faults(VariableScope entered);
}
