package io.majorincident.dossier;

import io.majorincident.dossier.Dossier.ProcessRun;
import io.majorincident.dossier.Dossier.VariableValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Every value that the variables of an incident have had. */
@Component("dossierVariables")
class Variables {

  private final HistoryService history;

  Variables(HistoryService history) {
    this.history = history;
  }

  /**
   * One value.
   *
   * @param step id of the entered element at which it was set, or null
   */
  record Change(
      Instant at,
      String name,
      String process,
      String step,
      String stepName,
      String type,
      String value) {

    VariableValue shown() {
      return new VariableValue(at, name, process, stepName, type, value);
    }
  }

  /** The oldest first. */
  List<Change> of(List<ProcessRun> runs) {
    return runs.stream()
        .flatMap(run -> of(run).stream())
        .sorted(java.util.Comparator.comparing(Change::at))
        .toList();
  }

  private List<Change> of(ProcessRun run) {
    Map<String, String> steps = stepNames(run.id());
    return Everything.of(
            history
                .createHistoricDetailQuery()
                .variableUpdates()
                .processInstanceId(run.id())
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .orderPartiallyByOccurrence()
                .asc()
                .orderByTime()
                .asc())
        .stream()
        .map(update -> change(run, steps, update))
        .toList();
  }

  private Map<String, String> stepNames(String run) {
    return Everything.of(
            history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(run)
                .orderByHistoricActivityInstanceId()
                .asc())
        .stream()
        .collect(
            Collectors.toMap(
                HistoricActivityInstance::getId,
                step -> Objects.requireNonNullElse(step.getActivityName(), step.getActivityId())));
  }

  private static Change change(ProcessRun run, Map<String, String> steps, HistoricDetail detail) {
    HistoricVariableUpdate update = (HistoricVariableUpdate) detail;
    return new Change(
        update.getTime().toInstant(),
        update.getVariableName(),
        run.name(),
        update.getActivityInstanceId(),
        steps.get(update.getActivityInstanceId()),
        update.getTypeName(),
        text(update.getTypedValue()));
  }

  /** As it is stored; null if there is none, or if it is a file. */
  static String text(TypedValue value) {
    if (value instanceof SerializableValue serialized) {
      return serialized.getValueSerialized();
    }
    return value == null || value.getValue() == null ? null : value.getValue().toString();
  }
}
