package io.majorincident.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.process.engine.RememberedCells.Remembering;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;

/** What is remembered of a cell is what the engine says, and nothing that could change. */
class RememberedCellsTest {

  private final FeelEngine engine = new ScalaFeelEngineFactory().createInstance();
  private final List<String> asked = new ArrayList<>();
  private final FeelEngine remembering = new Remembering(new Counting());

  @Test
  void literalsAreWorkedOutOnce() {
    for (String cell : List.of("\"PT5M\"", "\"primary,secondary\"", "3", "-2.50", "true", "\"\"")) {
      Object said = engine.evaluateSimpleExpression(cell, of(1));
      for (int i = 0; i < 3; i++) {
        assertThat(remembering.<Object>evaluateSimpleExpression(cell, of(i))).isEqualTo(said);
      }
    }
    assertThat(asked).doesNotHaveDuplicates().hasSize(6);
  }

  @Test
  void whatReadsAVariableIsWorkedOutEachTime() {
    assertThat(remembering.<Object>evaluateSimpleExpression("\"a\" + x", of("a"))).isEqualTo("aa");
    assertThat(remembering.<Object>evaluateSimpleExpression("\"a\" + x", of("b"))).isEqualTo("ab");
    assertThat(asked).hasSize(2);
  }

  @Test
  void whatIsPlainBehindANameIsReadWithoutAsking() {
    for (Object value : List.of("a", "b", "", true, false, 1, -1, 2L)) {
      assertThat(remembering.<Object>evaluateSimpleExpression("x", of(value)))
          .isEqualTo(engine.<Object>evaluateSimpleExpression("x", of(value)));
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void whateverElseStandsBehindANameIsTheEnginesToRead() {
    for (Object value : List.of(2.5, new Date(0), List.of("a"), Map.of("a", "b"))) {
      assertThat(remembering.<Object>evaluateSimpleExpression("x", of(value)))
          .isEqualTo(engine.<Object>evaluateSimpleExpression("x", of(value)));
    }
    for (String other : List.of("y", "null", "x + 1", "X")) {
      assertThat(remembering.<Object>evaluateSimpleExpression(other, of("a")))
          .isEqualTo(engine.<Object>evaluateSimpleExpression(other, of("a")));
    }
    assertThat(asked).hasSize(8);
  }

  @Test
  void aTestIsRememberedForEachValue() {
    List<Object> values = List.of("all", "some", "", 1, 2, 1L, 1.0, 2.5, true, false);
    List<String> cells = List.of("\"all\"", "\"all\",\"some\"", "1", "1, 2", "true", "-1");
    for (int i = 0; i < 2; i++) {
      for (String cell : cells) {
        for (Object value : values) {
          assertThat(test(remembering, cell, value))
              .as("%s against %s", value, cell)
              .isEqualTo(test(engine, cell, value));
        }
      }
    }
    assertThat(asked).hasSize(cells.size() * values.size());
  }

  @Test
  void aTestThatReadsMoreIsMadeEachTime() {
    for (String cell : List.of("< 24", "[2..24[", "not(1)", "? > 1")) {
      assertThat(test(remembering, cell, 30)).isEqualTo(test(engine, cell, 30));
      assertThat(test(remembering, cell, 3)).isEqualTo(test(engine, cell, 3));
    }
    assertThat(asked).hasSize(8);
  }

  private static String test(FeelEngine engine, String cell, Object value) {
    try {
      return "" + engine.evaluateSimpleUnaryTests(cell, "x", of(value));
    } catch (RuntimeException refused) {
      return refused.getClass().getName();
    }
  }

  private static VariableContext of(Object value) {
    return Variables.putValue("x", value).asVariableContext();
  }

  private final class Counting implements FeelEngine {

    @Override
    public <T> T evaluateSimpleExpression(String cell, VariableContext variables) {
      asked.add(cell);
      return engine.evaluateSimpleExpression(cell, variables);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String cell, String input, VariableContext variables) {
      asked.add(cell);
      return engine.evaluateSimpleUnaryTests(cell, input, variables);
    }
  }
}
