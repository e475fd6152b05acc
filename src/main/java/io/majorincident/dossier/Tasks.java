package io.majorincident.dossier;

import static io.majorincident.dossier.Runs.moment;
import static io.majorincident.dossier.Runs.seconds;

import io.majorincident.dossier.Dossier.Answer;
import io.majorincident.dossier.Dossier.HumanTask;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.stereotype.Component;

/** What people were asked about an incident, and what they answered. */
@Component("dossierTasks")
class Tasks {

  private final HistoryService history;

  Tasks(HistoryService history) {
    this.history = history;
  }

  /**
   * The oldest first.
   *
   * @param changes what variables became, for the answers
   */
  List<HumanTask> of(String incident, List<Variables.Change> changes) {
    Map<String, List<Variables.Change>> atStep =
        changes.stream()
            .filter(change -> change.step() != null)
            .collect(Collectors.groupingBy(Variables.Change::step));
    return Everything.of(
            history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(incident)
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderByTaskId()
                .asc())
        .stream()
        .map(task -> task(task, atStep.getOrDefault(task.getActivityInstanceId(), List.of())))
        .toList();
  }

  private static HumanTask task(HistoricTaskInstance task, List<Variables.Change> answers) {
    return new HumanTask(
        task.getTaskDefinitionKey(),
        task.getName(),
        task.getProcessDefinitionKey(),
        task.getAssignee(),
        moment(task.getStartTime()),
        moment(task.getDueDate()),
        moment(task.getEndTime()),
        seconds(task.getDurationInMillis()),
        outcome(task),
        answers.stream()
            .filter(change -> change.value() != null && !change.value().isBlank())
            .map(change -> new Answer(change.name(), change.value()))
            .toList());
  }

  private static String outcome(HistoricTaskInstance task) {
    if (task.getEndTime() == null) {
      return "open";
    }
    return "completed".equals(task.getDeleteReason()) ? "completed" : "cancelled";
  }
}
