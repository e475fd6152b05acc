package io.majorincident.access;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the expressions out of the task lists of earlier versions, whoever made them: who looks at
 * a list, and when, is filled in instead. A list that asks with any other expression stays as it
 * is, and says so to whoever opens it.
 */
@Component
class StoredExpressions {

  private static final Logger log = LoggerFactory.getLogger(StoredExpressions.class);

  private final FilterService filters;

  StoredExpressions(FilterService filters) {
    this.filters = filters;
  }

  void replace() {
    filters.createFilterQuery().list().stream()
        .filter(filter -> QueryExpressions.in(filter.getQuery()))
        .forEach(this::replace);
  }

  private void replace(Filter filter) {
    Map<String, String> expressions = ((AbstractQuery<?, ?>) filter.getQuery()).getExpressions();
    FilledIn instead = FilledIn.inPlaceOf(expressions);
    expressions.keySet().removeAll(instead.criteria().keySet());
    if (QueryExpressions.in(filter.getQuery())) {
      log.warn(
          "The task list '{}' ({}) asks with an expression, which is not evaluated any more. It shows nothing until somebody changes it.",
          filter.getName(),
          filter.getId());
    } else {
      filters.saveFilter(filter.setProperties(with(filter, instead)));
    }
  }

  private static Map<String, Object> with(Filter filter, FilledIn instead) {
    Map<String, Object> properties =
        new HashMap<>(filter.getProperties() == null ? Map.of() : filter.getProperties());
    Map<String, String> all = new HashMap<>(FilledIn.of(filter).criteria());
    all.putAll(instead.criteria());
    properties.put(FilledIn.PROPERTY, all);
    return properties;
  }
}
