package io.majorincident.process.engine;

import io.majorincident.process.TaskAnnouncement;
import io.majorincident.process.TaskAnnouncements;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the table out of the set, and remembers what it has answered, since a set never changes: a
 * page must not wait for it, nor cost rows of the engine's history.
 */
@Component
class EngineTaskAnnouncements implements TaskAnnouncements {

  private static final Logger LOG = LoggerFactory.getLogger(EngineTaskAnnouncements.class);

  private static final String OF_THIS_RELEASE = "/bpmn/taskNotice.dmn";

  private record Question(String processDefinition, String task, int severity) {}

  private final ProcessEngineConfigurationImpl engine;
  private final RepositoryService repository;
  private final AnsweredRows rows;
  private final Map<Question, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Table> tables = new ConcurrentHashMap<>();

  EngineTaskAnnouncements(
      ProcessEngineConfigurationImpl engine, RepositoryService repository, AnsweredRows rows) {
    this.engine = engine;
    this.repository = repository;
    this.rows = rows;
  }

  private record Table(DmnDecision decision, int version) {}

  @Override
  public Answer of(String processDefinition, String task, int severity) {
    Question question = new Question(processDefinition, task, severity);
    Answer known = answers.get(question);
    if (known == null) {
      known = ask(question);
      answers.put(question, known);
    }
    return known;
  }

  /** A mistake in a cell must keep nobody from hearing of the task. */
  private Answer ask(Question question) {
    Table table = tables.computeIfAbsent(question.processDefinition(), this::table);
    try {
      return new Answer(
          announcement(table, question), table.version(), String.join(", ", rows.last()));
    } catch (RuntimeException faulty) {
      LOG.warn(
          "The table {} does not say how '{}' is announced, so people are told by a message: {}",
          TABLE,
          question.task(),
          faulty.getMessage());
      return new Answer(TaskAnnouncement.MESSAGE, table.version(), "");
    }
  }

  private TaskAnnouncement announcement(Table table, Question question) {
    Map<String, Object> inputs = Map.of("task", question.task(), "severity", question.severity());
    return tables().evaluateDecisionTable(table.decision(), inputs).getResultList().stream()
        .map(row -> row.get("notice"))
        .filter(Objects::nonNull)
        .findFirst()
        .map(Objects::toString)
        .flatMap(TaskAnnouncement::find)
        .orElse(TaskAnnouncement.MESSAGE);
  }

  private Table table(String processDefinition) {
    Optional<DecisionDefinition> deployed = deployed(processDefinition);
    return new Table(
        tables().parseDecision(TABLE, model(deployed)),
        deployed.map(DecisionDefinition::getVersion).orElse(0));
  }

  private InputStream model(Optional<DecisionDefinition> deployed) {
    return deployed
        .map(table -> unchecked(() -> repository.getDecisionModel(table.getId())))
        .orElseGet(() -> getClass().getResourceAsStream(OF_THIS_RELEASE));
  }

  private Optional<DecisionDefinition> deployed(String processDefinition) {
    return Optional.ofNullable(
        unchecked(
            () ->
                repository
                    .createDecisionDefinitionQuery()
                    .deploymentId(
                        repository.getProcessDefinition(processDefinition).getDeploymentId())
                    .decisionDefinitionKey(TABLE)
                    .singleResult()));
  }

  private DmnEngine tables() {
    return engine.getDmnEngine();
  }

  /** Whoever completes a task need not be allowed to read tables. */
  private <T> T unchecked(Callable<T> query) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(context -> context.runWithoutAuthorization(query));
  }
}
