package io.majorincident.dossier;

import io.majorincident.dossier.Dossier.Answer;
import io.majorincident.dossier.Dossier.ProcessRun;
import io.majorincident.dossier.Dossier.Row;
import io.majorincident.dossier.Dossier.TableDecision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/** What tables decided about an incident: which version, and which row fired with what. */
@Component("dossierDecisions")
class Decisions {

  private final HistoryService history;
  private final RepositoryService repository;

  Decisions(HistoryService history, RepositoryService repository) {
    this.history = history;
    this.repository = repository;
  }

  /** As the engine keeps them, the oldest first. */
  List<HistoricDecisionInstance> raw(List<ProcessRun> runs) {
    return runs.stream()
        .flatMap(run -> raw(run).stream())
        .sorted(Comparator.comparing(HistoricDecisionInstance::getEvaluationTime))
        .toList();
  }

  private List<HistoricDecisionInstance> raw(ProcessRun run) {
    return Everything.of(
        history
            .createHistoricDecisionInstanceQuery()
            .processInstanceId(run.id())
            .includeInputs()
            .includeOutputs()
            .disableCustomObjectDeserialization()
            .orderByEvaluationTime()
            .asc());
  }

  List<TableDecision> of(List<HistoricDecisionInstance> decisions, List<ProcessRun> runs) {
    Map<String, List<Rule>> rules = new HashMap<>();
    return decisions.stream()
        .map(
            decision ->
                decision(
                    decision,
                    runs,
                    rules.computeIfAbsent(decision.getDecisionDefinitionId(), this::rules)))
        .toList();
  }

  private TableDecision decision(
      HistoricDecisionInstance decision, List<ProcessRun> runs, List<Rule> rules) {
    return new TableDecision(
        decision.getEvaluationTime().toInstant(),
        decision.getDecisionDefinitionKey(),
        Objects.requireNonNullElse(
            decision.getDecisionDefinitionName(), decision.getDecisionDefinitionKey()),
        repository.getDecisionDefinition(decision.getDecisionDefinitionId()).getVersion(),
        run(decision, runs).map(ProcessRun::name).orElse(decision.getProcessDefinitionKey()),
        step(decision, runs),
        decision.getInputs().stream()
            .map(
                input ->
                    new Answer(
                        Objects.requireNonNullElse(input.getClauseName(), input.getClauseId()),
                        Variables.text(input.getTypedValue())))
            .toList(),
        rows(decision, rules));
  }

  private static java.util.Optional<ProcessRun> run(
      HistoricDecisionInstance decision, List<ProcessRun> runs) {
    return runs.stream()
        .filter(run -> run.id().equals(decision.getProcessInstanceId()))
        .findFirst();
  }

  private static String step(HistoricDecisionInstance decision, List<ProcessRun> runs) {
    return run(decision, runs).stream()
        .flatMap(run -> run.steps().stream())
        .filter(step -> step.element().equals(decision.getActivityId()))
        .map(Dossier.Step::name)
        .findFirst()
        .orElse(decision.getActivityId());
  }

  private static List<Row> rows(HistoricDecisionInstance decision, List<Rule> rules) {
    Map<String, List<Answer>> fired = new LinkedHashMap<>();
    for (HistoricDecisionOutputInstance output : decision.getOutputs()) {
      fired
          .computeIfAbsent(output.getRuleId(), it -> new ArrayList<>())
          .add(
              new Answer(
                  Objects.requireNonNullElse(output.getVariableName(), output.getClauseName()),
                  Variables.text(output.getTypedValue())));
    }
    return fired.entrySet().stream().map(row -> row(row.getKey(), row.getValue(), rules)).toList();
  }

  private static Row row(String id, List<Answer> outputs, List<Rule> rules) {
    int position = rules.stream().map(Rule::getId).toList().indexOf(id);
    String annotation =
        position < 0 || rules.get(position).getDescription() == null
            ? ""
            : rules.get(position).getDescription().getTextContent();
    return new Row(position + 1, id, annotation, outputs);
  }

  /** A file may hold several tables. */
  private List<Rule> rules(String definition) {
    String table = repository.getDecisionDefinition(definition).getKey();
    return repository.getDmnModelInstance(definition).getModelElementsByType(Rule.class).stream()
        .filter(
            rule -> ((Decision) rule.getParentElement().getParentElement()).getId().equals(table))
        .toList();
  }
}
