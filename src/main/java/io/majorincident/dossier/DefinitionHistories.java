package io.majorincident.dossier;

import static io.majorincident.dossier.Runs.moment;
import static io.majorincident.dossier.Runs.seconds;

import io.majorincident.dossier.DefinitionHistory.Ended;
import io.majorincident.dossier.DefinitionHistory.Heat;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Reads what became of the instances of a diagram, as far as the person who asks may know it. */
@Component
class DefinitionHistories {

  private final HistoryService history;
  private final RepositoryService repository;

  DefinitionHistories(HistoryService history, RepositoryService repository) {
    this.history = history;
    this.repository = repository;
  }

  /**
   * @param definition id of a version of a process
   * @param first how many of the instances to leave out
   * @param size how many to list at most
   * @throws NoSuchProcess if there is no such version
   */
  DefinitionHistory of(String definition, int first, int size) {
    ProcessDefinition version = find(definition);
    long ended = ended(definition).count();
    return new DefinitionHistory(
        version.getKey(),
        Objects.requireNonNullElse(version.getName(), version.getKey()),
        version.getVersion(),
        ended,
        history
            .createHistoricProcessInstanceQuery()
            .processDefinitionId(definition)
            .unfinished()
            .count(),
        nth(definition, ended, 0),
        nth(definition, ended, 50),
        nth(definition, ended, 95),
        nth(definition, ended, 100),
        list(definition, first, size),
        heat(definition));
  }

  private ProcessDefinition find(String definition) {
    ProcessDefinition found =
        repository.createProcessDefinitionQuery().processDefinitionId(definition).singleResult();
    if (found == null) {
      throw new NoSuchProcess(definition);
    }
    return found;
  }

  private HistoricProcessInstanceQuery ended(String definition) {
    return history.createHistoricProcessInstanceQuery().processDefinitionId(definition).finished();
  }

  /** The nearest rank: the shortest duration that so many of a hundred do not exceed. */
  private Long nth(String definition, long count, int percent) {
    if (count == 0) {
      return null;
    }
    long rank = Math.max(1, (count * percent + 99) / 100);
    HistoricProcessInstance at =
        ended(definition).orderByProcessInstanceDuration().asc().listPage((int) rank - 1, 1).get(0);
    return seconds(at.getDurationInMillis());
  }

  private List<Ended> list(String definition, int first, int size) {
    return ended(definition)
        .orderByProcessInstanceEndTime()
        .desc()
        .orderByProcessInstanceId()
        .desc()
        .listPage(first, size)
        .stream()
        .map(DefinitionHistories::row)
        .toList();
  }

  private static Ended row(HistoricProcessInstance instance) {
    return new Ended(
        instance.getId(),
        instance.getBusinessKey(),
        moment(instance.getStartTime()),
        moment(instance.getEndTime()),
        seconds(instance.getDurationInMillis()),
        Runs.state(instance));
  }

  private List<Heat> heat(String definition) {
    return history
        .createHistoricActivityStatisticsQuery(definition)
        .includeFinished()
        .includeCanceled()
        .listPage(0, 2000)
        .stream()
        .map(it -> new Heat(it.getId(), it.getInstances() + it.getFinished(), it.getCanceled()))
        .toList();
  }
}
