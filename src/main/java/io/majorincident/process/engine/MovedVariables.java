package io.majorincident.process.engine;

import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.impl.ModificationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractInstantiationCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;

/** Whether a process that is moved to another place or version gets variables on the way. */
final class MovedVariables {

  private MovedVariables() {}

  static boolean any(Command<?> command) {
    if (command instanceof AbstractMigrationCmd) {
      Object move = new CommandFields(command).get("executionBuilder");
      return given(((MigrationPlanExecutionBuilderImpl) move).getMigrationPlan().getVariables());
    }
    return new CommandFields(command).get("builder")
            instanceof ProcessInstanceModificationBuilderImpl one
        ? given(one.getProcessVariables()) || any(one.getModificationOperations())
        : any(
            ((ModificationBuilderImpl) new CommandFields(command).get("builder"))
                .getInstructions());
  }

  private static boolean any(Collection<?> steps) {
    return steps.stream()
        .filter(AbstractInstantiationCmd.class::isInstance)
        .map(CommandFields::new)
        .anyMatch(step -> given(step.values("variables")) || given(step.values("variablesLocal")));
  }

  private static boolean given(Map<String, ?> variables) {
    return variables != null && !variables.isEmpty();
  }
}
