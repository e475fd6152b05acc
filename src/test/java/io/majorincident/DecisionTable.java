package io.majorincident;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;

/** One decision table of the project, asked as the engine asks it; notes which rows answered. */
public final class DecisionTable {

  private final String table;
  private final DmnEngine engine;
  private final Set<String> answered = new HashSet<>();
  private List<String> last = List.of();

  public DecisionTable(String table) {
    this.table = table;
    DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
    configuration.setCustomPostDecisionTableEvaluationListeners(
        new ArrayList<>(List.of(this::note)));
    this.engine = configuration.buildEngine();
  }

  /** The cells of the row that answers. */
  public Map<String, Object> ask(Map<String, Object> inputs) {
    try (var file = Files.newInputStream(file())) {
      return engine
          .evaluateDecisionTable(engine.parseDecision(table, file), inputs)
          .getSingleResult()
          .getEntryMap();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The row that answered last. */
  String row() {
    return last.get(0);
  }

  Set<String> answered() {
    return answered;
  }

  /** All rows there are. */
  Set<String> rows() {
    Set<String> rows = new HashSet<>();
    Dmn.readModelFromFile(file().toFile())
        .getModelElementsByType(Rule.class)
        .forEach(rule -> rows.add(rule.getId()));
    return rows;
  }

  private Path file() {
    return Path.of("bpmn", table + ".dmn");
  }

  private void note(DmnDecisionTableEvaluationEvent event) {
    last = event.getMatchingRules().stream().map(rule -> rule.getId()).toList();
    answered.addAll(last);
  }
}
