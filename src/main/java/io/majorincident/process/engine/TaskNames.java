package io.majorincident.process.engine;

import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.IncidentVariables;
import java.util.Optional;
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

  private final Incidents incidents;

  TaskNames(Incidents incidents) {
    this.incidents = incidents;
  }

  @Override
  public void notify(DelegateTask task) {
    IncidentNumber.find(task)
        .flatMap(this::numberAndTitle)
        .or(() -> IncidentVariables.TASK_SUBJECT.find(task))
        .ifPresent(which -> task.setName("%s · %s".formatted(task.getName(), which)));
  }

  private Optional<String> numberAndTitle(String incident) {
    return incidents.findFacts(incident).map(facts -> "%s %s".formatted(incident, facts.title()));
  }
}
