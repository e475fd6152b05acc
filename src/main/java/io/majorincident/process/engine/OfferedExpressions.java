package io.majorincident.process.engine;

import io.majorincident.incident.Incidents;
import io.majorincident.process.Steps;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElProvider;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.FunctionMapper;

/**
 * Evaluates the expressions of diagrams, and nothing else: there are no functions, tables are
 * written in FEEL, and a query is asked with values. What an expression may read is said by {@link
 * ReadableValues}.
 */
final class OfferedExpressions extends JuelExpressionManager {

  private static final FunctionMapper NO_FUNCTIONS =
      new FunctionMapper() {
        @Override
        public Method resolveFunction(String prefix, String name) {
          return null;
        }
      };

  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{");

  /** Far longer than any of ours; the engine reads and evaluates an expression by recursion. */
  private static final int LONGEST = 2_000;

  private static final Pattern BRACKET = Pattern.compile("[(\\[]");
  private static final int MOST_BRACKETS = 40;

  private static final Pattern NESTING = Pattern.compile("[!?-]|\\b(?:not|empty)\\b");
  private static final int MOST_NESTED = 300;

  private final Steps steps;
  private final Supplier<Incidents> incidents;

  OfferedExpressions(Steps steps, Supplier<Incidents> incidents) {
    this.steps = steps;
    this.incidents = incidents;
  }

  /** The engine and its plugins offer some, of which no diagram needs any. */
  @Override
  public void addFunction(String name, Method function) {}

  @Override
  protected FunctionMapper createFunctionMapper() {
    return NO_FUNCTIONS;
  }

  @Override
  protected ELResolver createElResolver() {
    return new ReadableValues(steps, incidents);
  }

  /**
   * @throws BadUserRequestException if it cannot be read
   */
  @Override
  public Expression createExpression(String text) {
    if (text != null && EXPRESSION.matcher(text).find() && isTooMuch(text)) {
      throw new BadUserRequestException(
          "An expression is too long, or nested too deep: what is to be worked out is worked out by a table or a step.");
    }
    try {
      return super.createExpression(text);
    } catch (ELException unreadable) {
      throw new BadUserRequestException(
          "The expression '%s' cannot be read: it reads and compares variables, and calls nothing."
              .formatted(text));
    }
  }

  private static boolean isTooMuch(String text) {
    return text.length() > LONGEST
        || BRACKET.matcher(text).results().count() > MOST_BRACKETS
        || NESTING.matcher(text).results().count() > MOST_NESTED;
  }

  /** Only a query has no scope. */
  @Override
  public ELContext getElContext(VariableScope scope) {
    if (scope == null) {
      throw new BadUserRequestException("A query holds no expressions. Nothing was evaluated.");
    }
    return super.getElContext(scope);
  }

  @Override
  protected ElProvider createElProvider() {
    return cell -> {
      throw new IllegalStateException("A table is written in FEEL. Nothing was evaluated.");
    };
  }
}
