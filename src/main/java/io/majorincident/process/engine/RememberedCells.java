package io.majorincident.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/**
 * Lets the engine work out only once what a cell of a table says that holds nothing but literals,
 * and read straight away an input that is nothing but the name of a variable: it would interpret
 * each of them anew at every decision, for half of the time between an alert and its page.
 */
@Component
class RememberedCells extends AbstractProcessEnginePlugin {

  private static final String TEXT = "\"[^\"\\\\]*\"";
  private static final String LITERAL = "(?:" + TEXT + "|-?\\d+(?:\\.\\d+)?|true|false)";
  private static final Pattern ONE = Pattern.compile("\\s*" + LITERAL + "\\s*");
  private static final Pattern SEVERAL =
      Pattern.compile("\\s*" + LITERAL + "(?:\\s*,\\s*" + LITERAL + ")*\\s*");

  private static final Pattern NAME = Pattern.compile("[a-z]\\w*");
  private static final Set<String> WORDS = Set.of("true", "false", "null");

  /** Cells of ours are far shorter. */
  private static final int LONGEST = 1000;

  /** Far more than the tables of all deployed sets have; then it begins anew. */
  private static final int MOST = 10_000;

  private final AnsweredRows rows;

  RememberedCells(AnsweredRows rows) {
    this.rows = rows;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    DefaultDmnEngineConfiguration tables = new DefaultDmnEngineConfiguration();
    ScalaFeelEngineFactory engines =
        new ScalaFeelEngineFactory(configuration.getDmnFeelCustomFunctionProviders());
    tables.setCustomPostDecisionTableEvaluationListeners(new ArrayList<>(List.of(rows)));
    tables.setFeelEngineFactory(() -> new Remembering(engines.createInstance()));
    configuration.setDmnEngineConfiguration(tables);
  }

  /** What is remembered depends on nothing but the cell and the value that it is compared with. */
  static final class Remembering implements FeelEngine {

    private final FeelEngine engine;
    private final Map<String, Object> results = new ConcurrentHashMap<>();
    private final Map<Compared, Boolean> tests = new ConcurrentHashMap<>();

    Remembering(FeelEngine engine) {
      this.engine = engine;
    }

    private record Compared(String cell, Object value) {}

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String cell, VariableContext variables) {
      Supplier<T> evaluate = () -> engine.evaluateSimpleExpression(cell, variables);
      return isShort(cell) && ONE.matcher(cell).matches()
          ? (T) remembered(results, cell, (Supplier<Object>) evaluate)
          : (T) plain(cell, variables).orElseGet((Supplier<Object>) evaluate);
    }

    /** What is in the variable of that name, if interpreting the name would give just that. */
    private static Optional<Object> plain(String cell, VariableContext variables) {
      return NAME.matcher(cell).matches() && !WORDS.contains(cell)
          ? value(cell, variables).map(Remembering::result)
          : Optional.empty();
    }

    /** As the engine hands out a value; empty if that is for the engine to say. */
    private static Object result(Object value) {
      if (value instanceof Integer whole) {
        return whole.longValue();
      }
      return value instanceof Double ? null : value;
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String cell, String input, VariableContext variables) {
      Supplier<Boolean> evaluate = () -> engine.evaluateSimpleUnaryTests(cell, input, variables);
      return isShort(cell) && SEVERAL.matcher(cell).matches()
          ? value(input, variables)
              .filter(Remembering::isShort)
              .map(value -> remembered(tests, new Compared(cell, value), evaluate))
              .orElseGet(evaluate)
          : evaluate.get();
    }

    /** Only what cannot change and equals nothing of another type. */
    private static Optional<Object> value(String input, VariableContext variables) {
      return Optional.ofNullable(variables.resolve(input))
          .map(TypedValue::getValue)
          .filter(
              it ->
                  it instanceof String
                      || it instanceof Boolean
                      || it instanceof Integer
                      || it instanceof Long
                      || it instanceof Double);
    }

    /** A pattern goes as deep as a cell is long, and what is long would fill the memory. */
    private static boolean isShort(Object cellOrValue) {
      return !(cellOrValue instanceof String text) || text.length() <= LONGEST;
    }

    private static <K, V> V remembered(Map<K, V> known, K key, Supplier<V> evaluate) {
      V value = known.get(key);
      if (value == null) {
        value = evaluate.get();
        if (known.size() >= MOST) {
          known.clear();
        }
        known.put(key, value);
      }
      return value;
    }
  }
}
