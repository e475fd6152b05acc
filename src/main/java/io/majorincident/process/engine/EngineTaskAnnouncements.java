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
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the table out of the set, and remembers what it has answered, since a set never changes.
 * The answer is no decision about an incident: it leaves no row in the engine's history, what was
 * sent by it stands in the record.
 */
@Component
class EngineTaskAnnouncements implements TaskAnnouncements {

  private static final Logger LOG = LoggerFactory.getLogger(EngineTaskAnnouncements.class);

  static final String TABLE = "taskNotice";

  private static final String OF_THIS_RELEASE = "/bpmn/taskNotice.dmn";

  private record Question(String processDefinition, String task, int severity) {}

  private final ProcessEngineConfigurationImpl engine;
  private final RepositoryService repository;
  private final Map<Question, TaskAnnouncement> answers = new ConcurrentHashMap<>();
  private final Map<String, DmnDecision> tables = new ConcurrentHashMap<>();

  EngineTaskAnnouncements(ProcessEngineConfigurationImpl engine, RepositoryService repository) {
    this.engine = engine;
    this.repository = repository;
  }

  @Override
  public TaskAnnouncement of(String processDefinition, String task, int severity) {
    Question question = new Question(processDefinition, task, severity);
    TaskAnnouncement known = answers.get(question);
    if (known == null) {
      known = ask(question);
      answers.put(question, known);
    }
    return known;
  }

  /** A mistake in the table must keep nobody from hearing of the task. */
  private TaskAnnouncement ask(Question question) {
    try {
      return cell(question)
          .map(Objects::toString)
          .flatMap(TaskAnnouncement::find)
          .orElse(TaskAnnouncement.MESSAGE);
    } catch (DmnEngineException faulty) {
      LOG.warn(
          "The table {} does not say how '{}' is announced, so people are told by a message: {}",
          TABLE,
          question.task(),
          faulty.getMessage());
      return TaskAnnouncement.MESSAGE;
    }
  }

  private Optional<Object> cell(Question question) {
    Map<String, Object> inputs = Map.of("task", question.task(), "severity", question.severity());
    return tables()
        .evaluateDecisionTable(table(question.processDefinition()), inputs)
        .getResultList()
        .stream()
        .map(row -> row.get("notice"))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private DmnDecision table(String processDefinition) {
    return tables.computeIfAbsent(
        processDefinition, it -> tables().parseDecision(TABLE, model(processDefinition)));
  }

  private InputStream model(String processDefinition) {
    return deployed(processDefinition)
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
