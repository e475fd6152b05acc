package io.majorincident.process.engine;

import io.majorincident.process.Steps;
import java.lang.reflect.Method;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElProvider;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
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

  private final Steps steps;

  OfferedExpressions(Steps steps) {
    this.steps = steps;
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
    return new ReadableValues(steps);
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
