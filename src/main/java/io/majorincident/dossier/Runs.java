package io.majorincident.dossier;

import io.majorincident.dossier.Dossier.ProcessRun;
import io.majorincident.dossier.Dossier.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** The processes that ran for an incident, and the steps that they took. */
@Component
class Runs {

  /** Reports a change to a running incident and is not called by it. */
  private static final String REPORT = "changeIncident";

  private final HistoryService history;

  Runs(HistoryService history) {
    this.history = history;
  }

  /** Callers before what they called, otherwise the oldest first. */
  List<ProcessRun> of(String incident) {
    Map<String, HistoricProcessInstance> all = new LinkedHashMap<>();
    instances(incident).forEach(instance -> all.put(instance.getId(), instance));
    List<ProcessRun> runs = new ArrayList<>();
    all.values().stream()
        .filter(
            instance -> !all.containsKey(Objects.toString(instance.getSuperProcessInstanceId())))
        .forEach(root -> add(root, 0, all, runs));
    return runs;
  }

  private void add(
      HistoricProcessInstance run,
      int depth,
      Map<String, HistoricProcessInstance> all,
      List<ProcessRun> runs) {
    runs.add(run(run, depth));
    all.values().stream()
        .filter(child -> run.getId().equals(child.getSuperProcessInstanceId()))
        .forEach(child -> add(child, depth + 1, all, runs));
  }

  private List<HistoricProcessInstance> instances(String incident) {
    List<HistoricProcessInstance> all =
        new ArrayList<>(
            Everything.of(
                history
                    .createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(incident)
                    .orderByProcessInstanceStartTime()
                    .asc()
                    .orderByProcessInstanceId()
                    .asc()));
    all.addAll(
        Everything.of(
            history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(REPORT)
                .variableValueEquals("incident", incident)
                .orderByProcessInstanceStartTime()
                .asc()
                .orderByProcessInstanceId()
                .asc()));
    return all;
  }

  private ProcessRun run(HistoricProcessInstance instance, int depth) {
    List<Step> steps = steps(instance.getId());
    return new ProcessRun(
        instance.getId(),
        instance.getSuperProcessInstanceId(),
        depth,
        instance.getProcessDefinitionKey(),
        Objects.requireNonNullElse(
            instance.getProcessDefinitionName(), instance.getProcessDefinitionKey()),
        instance.getProcessDefinitionVersion(),
        instance.getProcessDefinitionId(),
        moment(instance.getStartTime()),
        moment(instance.getEndTime()),
        seconds(instance.getDurationInMillis()),
        instance.getStartUserId(),
        state(instance),
        instance.getDeleteReason(),
        ends(steps),
        steps);
  }

  /** In the order in which they were entered. */
  List<Step> steps(String run) {
    return Everything.of(
            history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(run)
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .orderByHistoricActivityInstanceId()
                .asc())
        .stream()
        .map(Runs::step)
        .toList();
  }

  private static Step step(HistoricActivityInstance entered) {
    return new Step(
        entered.getActivityId(),
        Objects.requireNonNullElse(entered.getActivityName(), entered.getActivityId()),
        entered.getActivityType(),
        moment(entered.getStartTime()),
        moment(entered.getEndTime()),
        seconds(entered.getDurationInMillis()),
        entered.getEndTime() == null ? "open" : entered.isCanceled() ? "cancelled" : "done",
        entered.getAssignee(),
        entered.getCalledProcessInstanceId());
  }

  private static List<String> ends(List<Step> steps) {
    return steps.stream()
        .filter(step -> step.type().endsWith("EndEvent"))
        .map(Step::name)
        .distinct()
        .toList();
  }

  static String state(HistoricProcessInstance instance) {
    if (instance.getEndTime() == null) {
      return "running";
    }
    return instance.getState().equals(HistoricProcessInstance.STATE_COMPLETED)
        ? "completed"
        : "cancelled";
  }

  static Instant moment(Date date) {
    return date == null ? null : date.toInstant();
  }

  static Long seconds(Long millis) {
    return millis == null ? null : millis / 1000;
  }
}
