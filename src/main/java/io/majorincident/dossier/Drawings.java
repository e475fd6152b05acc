package io.majorincident.dossier;

import io.majorincident.dossier.Dossier.ProcessRun;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.stereotype.Component;

/** Draws what ran. */
@Component
class Drawings {

  private final HistoryService history;
  private final RepositoryService repository;
  private final Runs runs;

  Drawings(HistoryService history, RepositoryService repository, Runs runs) {
    this.history = history;
    this.repository = repository;
    this.runs = runs;
  }

  /**
   * The process with this id, as SVG.
   *
   * @throws NoSuchProcess if there is none that the person who asks may read
   */
  String of(String process, Labels labels) {
    HistoricProcessInstance instance =
        history.createHistoricProcessInstanceQuery().processInstanceId(process).singleResult();
    if (instance == null) {
      throw new NoSuchProcess(process);
    }
    return draw(instance.getProcessDefinitionId(), runs.steps(process), labels);
  }

  String of(ProcessRun run, Labels labels) {
    return draw(run.definition(), run.steps(), labels);
  }

  private String draw(String definition, List<Dossier.Step> steps, Labels labels) {
    BpmnModelInstance diagram = repository.getBpmnModelInstance(definition);
    return new Drawing(diagram, new Path(diagram, steps), labels).svg();
  }
}
