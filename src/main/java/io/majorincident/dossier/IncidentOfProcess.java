package io.majorincident.dossier;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.springframework.stereotype.Component;

/** Knows for which incident a process runs or ran. */
@Component
class IncidentOfProcess {

  private final HistoryService history;
  private final Incidents incidents;

  IncidentOfProcess(HistoryService history, Incidents incidents) {
    this.history = history;
    this.incidents = incidents;
  }

  /**
   * The number of the incident.
   *
   * @param process id of any process: the main one, a called one, or the report of a change
   * @throws NoSuchProcess if there is none that the person who asks may read
   * @throws OfNoIncident if it runs for none
   */
  String number(String process) {
    HistoricProcessInstance instance =
        history.createHistoricProcessInstanceQuery().processInstanceId(process).singleResult();
    if (instance == null) {
      throw new NoSuchProcess(process);
    }
    return Optional.ofNullable(instance.getBusinessKey())
        .or(() -> reportedOn(process))
        .flatMap(incidents::find)
        .map(Incident::number)
        .orElseThrow(() -> new OfNoIncident(process));
  }

  /** What reports a change names the incident in a variable. */
  private Optional<String> reportedOn(String process) {
    return history
        .createHistoricVariableInstanceQuery()
        .processInstanceId(process)
        .variableName("incident")
        .listPage(0, 1)
        .stream()
        .map(HistoricVariableInstance::getValue)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst();
  }
}
