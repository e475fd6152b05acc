package io.majorincident.process.engine;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.AbstractVariableQueryImpl;
import org.camunda.bpm.engine.impl.ExternalTaskQueryImpl;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.QueryEntityRelationCondition;
import org.camunda.bpm.engine.impl.QueryVariableValue;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryProperty;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryProperty;
import org.camunda.bpm.engine.impl.VariableOrderProperty;

/** What of a query asks for values that not everybody may read. */
final class PrivateCriteria {

  private PrivateCriteria() {}

  /** Whether it searches or sorts people by their mail address. */
  static boolean isAboutMail(AbstractQuery<?, ?> query) {
    return query instanceof UserQueryImpl people
        && (people.getEmail() != null
            || people.getEmailLike() != null
            || people.getOrderingProperties().stream()
                .anyMatch(order -> UserQueryProperty.EMAIL.equals(order.getQueryProperty())));
  }

  /**
   * The names of the variables by whose values it searches or sorts, also in its alternatives. A
   * query for variables is none of these: it finds only what its asker may read.
   */
  static Stream<String> variables(AbstractQuery<?, ?> query) {
    return Stream.concat(
        ofThis(query),
        alternatives(query).filter(other -> other != query).flatMap(PrivateCriteria::ofThis));
  }

  private static Stream<String> ofThis(AbstractQuery<?, ?> query) {
    return Stream.concat(searched(query).stream().map(QueryVariableValue::getName), sorted(query));
  }

  private static Collection<? extends QueryVariableValue> searched(AbstractQuery<?, ?> query) {
    if (query instanceof TaskQueryImpl tasks) {
      return tasks.getVariables();
    }
    if (query instanceof HistoricTaskInstanceQueryImpl tasks) {
      return tasks.getVariables();
    }
    if (query instanceof ExternalTaskQueryImpl tasks) {
      return tasks.getVariables();
    }
    return query instanceof AbstractVariableQueryImpl<?, ?> other
            && !(query instanceof VariableInstanceQueryImpl)
        ? other.getQueryVariableValues()
        : List.of();
  }

  private static Stream<String> sorted(AbstractQuery<?, ?> query) {
    return query.getOrderingProperties().stream()
        .filter(VariableOrderProperty.class::isInstance)
        .flatMap(order -> order.getRelationConditions().stream())
        .filter(it -> VariableInstanceQueryProperty.VARIABLE_NAME.equals(it.getProperty()))
        .map(QueryEntityRelationCondition::getScalarValue)
        .map(Objects::toString);
  }

  private static Stream<? extends AbstractQuery<?, ?>> alternatives(AbstractQuery<?, ?> query) {
    if (query instanceof TaskQueryImpl tasks) {
      return tasks.getQueries().stream();
    }
    if (query instanceof HistoricTaskInstanceQueryImpl tasks) {
      return tasks.getQueries().stream();
    }
    if (query instanceof HistoricProcessInstanceQueryImpl processes) {
      return processes.getQueries().stream();
    }
    return query instanceof ProcessInstanceQueryImpl processes
        ? processes.getQueries().stream()
        : Stream.empty();
  }
}
