package io.majorincident.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.AbstractInstantiationCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * No command of the engine that takes variables is forgotten, not even one that a new version
 * brings.
 */
class CheckedCommandsTest {

  private static final String COMMANDS = "classpath*:org/camunda/bpm/engine/impl/**/*Cmd.class";

  /** What these are handed is no variable of a process. */
  private static final Set<String> OTHERWISE =
      Set.of(
          "CreateMigrationPlanCmd",
          "DeployCmd",
          "FindHistoryCleanupJobsCmd",
          "HistoryCleanupSchedulerCmd",
          "SetExternalTasksRetriesBatchCmd",
          "SetExternalTasksRetriesCmd",
          "SetRemovalTimeToHistoricBatchesCmd",
          "SetRemovalTimeToHistoricDecisionInstancesCmd",
          "SetRemovalTimeToHistoricProcessInstancesCmd",
          "SetUserInfoCmd");

  private final CheckedCommands checks =
      new CheckedCommands(
          new SentForms(null, null, null, null),
          new Repairs(null, null, null, null),
          new TaskChanges(null, null),
          new Suspensions(null),
          null);

  @Test
  void everyCommandThatTakesVariablesIsLookedAt() throws Exception {
    Set<String> forgotten = new TreeSet<>();
    int taking = 0;
    for (Class<?> command : commands()) {
      if (takesVariables(command)) {
        taking++;
        boolean known =
            checks.of(command).isPresent() || OTHERWISE.contains(command.getSimpleName());
        if (!known) {
          forgotten.add(command.getName());
        }
      }
    }
    assertThat(taking).isGreaterThan(35);
    assertThat(forgotten).isEmpty();
  }

  @Test
  void whatAnotherCommandIsMadeOfIsFound() {
    assertThat(takesVariables(CompleteTaskCmd.class)).isTrue();
    assertThat(new CommandFields(new CompleteTaskCmd("7", Map.of("a", 1))).values("variables"))
        .containsEntry("a", 1);
  }

  private static Iterable<Class<?>> commands() throws IOException, ClassNotFoundException {
    Set<Class<?>> commands = new LinkedHashSet<>();
    for (Resource file : new PathMatchingResourcePatternResolver().getResources(COMMANDS)) {
      String path = file.getURL().getPath();
      String name =
          path.substring(path.lastIndexOf("org/camunda"), path.length() - ".class".length());
      Class<?> found = Class.forName(name.replace('/', '.'));
      boolean runs =
          Command.class.isAssignableFrom(found) && !Modifier.isAbstract(found.getModifiers());
      // these are parts of a modification, which is looked at as a whole
      if (runs && !AbstractInstantiationCmd.class.isAssignableFrom(found)) {
        commands.add(found);
      }
    }
    return commands;
  }

  private static boolean takesVariables(Class<?> command) {
    return !command.getSimpleName().startsWith("Get")
        && Stream.<Class<?>>iterate(command, kind -> kind != null, Class::getSuperclass)
            .flatMap(kind -> Stream.of(kind.getDeclaredFields()))
            .anyMatch(CheckedCommandsTest::mayHoldVariables);
  }

  private static boolean mayHoldVariables(Field field) {
    Class<?> type = field.getType();
    return Map.class.isAssignableFrom(type)
        || type.getSimpleName().endsWith("BuilderImpl")
        || field.getName().equals("variableNames");
  }
}
