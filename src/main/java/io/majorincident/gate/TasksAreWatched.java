package io.majorincident.gate;

import io.majorincident.gate.ParsedSet.Found;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * Every task is asked of a role that exists, by a form, and never waits for ever: a timer stands on
 * its boundary, on the boundary of a sub-process around it, or begins an event sub-process beside
 * it. The timer of a caller does not count: it knows nothing of this task.
 */
@Component
class TasksAreWatched implements Rule {

  private final Groups groups;

  TasksAreWatched(Groups groups) {
    this.groups = groups;
  }

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    BoundaryEvents boundaries = new BoundaryEvents();
    return set.all(UserTask.class)
        .flatMap(
            task ->
                Stream.of(role(task), form(task), timer(task, boundaries))
                    .flatMap(Optional::stream)
                    .map(text -> task.fault("%s", text)));
  }

  private Optional<String> role(Found<UserTask> task) {
    Collection<String> asked = task.element().getCamundaCandidateGroupsList();
    return asked.isEmpty()
        ? Optional.of("No role may take it: set candidate groups.")
        : asked.stream().flatMap(group -> groups.fault(group).stream()).findFirst();
  }

  private static Optional<String> form(Found<UserTask> task) {
    return task.element().getCamundaFormRef() == null
        ? Optional.of("It shows no form: set a Camunda Form.")
        : Optional.empty();
  }

  private static Optional<String> timer(Found<UserTask> task, BoundaryEvents boundaries) {
    return watched(task.element(), boundaries)
        ? Optional.empty()
        : Optional.of("No timer watches it: it could wait for ever. Set a timer on its boundary.");
  }

  private static boolean watched(Activity activity, BoundaryEvents boundaries) {
    ModelElementInstance around = activity.getParentElement();
    return boundaries.of(activity).stream().anyMatch(TasksAreWatched::isTimer)
        || timerBeside(around)
        || (around instanceof SubProcess outer && watched(outer, boundaries));
  }

  private static boolean timerBeside(ModelElementInstance around) {
    return around.getChildElementsByType(SubProcess.class).stream()
        .filter(SubProcess::triggeredByEvent)
        .flatMap(event -> event.getChildElementsByType(StartEvent.class).stream())
        .anyMatch(TasksAreWatched::isTimer);
  }

  private static boolean isTimer(CatchEvent event) {
    return event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
  }
}
