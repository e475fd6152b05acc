package io.majorincident.dossier;

import io.majorincident.dossier.Dossier.Answer;
import io.majorincident.dossier.Dossier.ProcessRun;
import io.majorincident.dossier.Dossier.Row;
import io.majorincident.dossier.Dossier.TableDecision;
import io.majorincident.incident.TableCell;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
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
    Map<String, Map<String, Answer>> fired = new LinkedHashMap<>();
    for (HistoricDecisionOutputInstance output : decision.getOutputs()) {
      fired
          .computeIfAbsent(output.getRuleId(), it -> new LinkedHashMap<>())
          .put(output.getClauseId(), answer(output));
    }
    return fired.entrySet().stream().map(row -> row(row.getKey(), row.getValue(), rules)).toList();
  }

  private static Answer answer(HistoricDecisionOutputInstance output) {
    return new Answer(
        Objects.requireNonNullElse(output.getVariableName(), output.getClauseName()),
        Variables.text(output.getTypedValue()));
  }

  private static Row row(String id, Map<String, Answer> kept, List<Rule> rules) {
    int position = rules.stream().map(Rule::getId).toList().indexOf(id);
    if (position < 0) {
      return new Row(0, id, "", List.copyOf(kept.values()));
    }
    Rule rule = rules.get(position);
    return new Row(position + 1, id, annotation(rule), cells(rule, kept));
  }

  private static String annotation(Rule rule) {
    return rule.getDescription() == null ? "" : rule.getDescription().getTextContent();
  }

  /** All of them: what is not kept with the decision is what its version of the table says. */
  private static List<Answer> cells(Rule rule, Map<String, Answer> kept) {
    List<Output> columns = List.copyOf(((DecisionTable) rule.getParentElement()).getOutputs());
    List<OutputEntry> cells = List.copyOf(rule.getOutputEntries());
    return IntStream.range(0, columns.size())
        .mapToObj(
            i -> kept.getOrDefault(columns.get(i).getId(), answer(columns.get(i), cells.get(i))))
        .toList();
  }

  private static Answer answer(Output column, OutputEntry cell) {
    return new Answer(
        Objects.requireNonNullElse(column.getName(), column.getLabel()),
        TableCell.text(cell.getText() == null ? null : cell.getText().getTextContent()));
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
