package io.majorincident.process.engine;

import io.majorincident.process.IncidentVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Names a task so that one of several incidents at once can be told from the other: what to do,
 * then the number and the title, or the subject of a task of no incident. The documentation of the
 * element becomes the description.
 */
@Component
class TaskNames implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    String title = IncidentVariables.TITLE.find(task).orElse("");
    IncidentVariables.INCIDENT
        .find(task)
        .map(number -> "%s %s".formatted(number, title))
        .or(() -> IncidentVariables.TASK_SUBJECT.find(task))
        .ifPresent(which -> task.setName("%s · %s".formatted(task.getName(), which)));
  }
}
