package io.majorincident.access;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.query.Query;

/**
 * Finds the expressions that a query holds, also in its alternatives, at which the engine's own
 * check does not look before it evaluates them.
 */
final class QueryExpressions {

  private QueryExpressions() {}

  /** Whether there is any; none is in no query. */
  static boolean in(Query<?, ?> query) {
    return query instanceof AbstractQuery<?, ?> asked
        && (!asked.getExpressions().isEmpty() || inAlternatives(asked));
  }

  private static boolean inAlternatives(AbstractQuery<?, ?> query) {
    return query instanceof TaskQueryImpl tasks
        && tasks.getQueries().stream().anyMatch(other -> other != query && in(other));
  }

  /**
   * @throws BadUserRequestException if there is any
   */
  static void refuse(Query<?, ?> query) {
    if (in(query)) {
      throw new BadUserRequestException(
          "A query holds no expressions: ask with values. Nothing was evaluated.");
    }
  }

  /** Looks at every query that is asked, by whatever door it comes in. */
  static final class Check extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
      if (command instanceof Query<?, ?> query) {
        refuse(query);
      }
      return next.execute(command);
    }
  }
}
