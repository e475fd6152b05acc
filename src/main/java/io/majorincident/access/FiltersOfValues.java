package io.majorincident.access;

import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.query.Query;

/**
 * Task lists whose queries hold values and no expressions. What a list asks for that depends on who
 * looks at it, and when, is filled in each time: see {@link FilledIn}.
 */
final class FiltersOfValues extends FilterServiceImpl {

  private final ProcessEngineConfigurationImpl configuration;
  private final Clock clock;
  private final Supplier<List<String>> openMajors;

  FiltersOfValues(
      ProcessEngineConfigurationImpl configuration,
      Clock clock,
      Supplier<List<String>> openMajors) {
    this.configuration = configuration;
    this.clock = clock;
    this.openMajors = openMajors;
  }

  /** Tasklist's dialog sends only the properties that it knows: the others stay. */
  @Override
  public Filter saveFilter(Filter filter) {
    QueryExpressions.refuse(filter.getQuery());
    FilledIn.of(filter);
    keepWhatIsFilledIn(filter);
    return super.saveFilter(filter);
  }

  private void keepWhatIsFilledIn(Filter filter) {
    Map<String, Object> sent = filter.getProperties();
    if (filter.getId() == null || sent != null && sent.containsKey(FilledIn.PROPERTY)) {
      return;
    }
    Filter stored = getFilter(filter.getId());
    if (stored != null && !FilledIn.of(stored).isEmpty()) {
      Map<String, Object> all = new HashMap<>(sent == null ? Map.of() : sent);
      all.put(FilledIn.PROPERTY, FilledIn.of(stored).criteria());
      filter.setProperties(all);
    }
  }

  @Override
  public <T> List<T> list(String filter) {
    return super.list(filter, filled(filter, null));
  }

  @Override
  public <T, Q extends Query<?, T>> List<T> list(String filter, Q narrower) {
    return super.list(filter, filled(filter, narrower));
  }

  @Override
  public <T> List<T> listPage(String filter, int first, int most) {
    return super.listPage(filter, filled(filter, null), first, most);
  }

  @Override
  public <T, Q extends Query<?, T>> List<T> listPage(
      String filter, Q narrower, int first, int most) {
    return super.listPage(filter, filled(filter, narrower), first, most);
  }

  @Override
  public <T> T singleResult(String filter) {
    return super.singleResult(filter, filled(filter, null));
  }

  @Override
  public <T, Q extends Query<?, T>> T singleResult(String filter, Q narrower) {
    return super.singleResult(filter, filled(filter, narrower));
  }

  @Override
  public Long count(String filter) {
    return super.count(filter, filled(filter, null));
  }

  @Override
  public Long count(String filter, Query<?, ?> narrower) {
    return super.count(filter, filled(filter, narrower));
  }

  /**
   * What the list is narrowed by: by what is filled in, and by what else is asked for.
   *
   * @param narrower may be null
   * @return null if by nothing
   */
  @SuppressWarnings("unchecked")
  private <Q extends Query<?, ?>> Q filled(String id, Q narrower) {
    QueryExpressions.refuse(narrower);
    Filter filter = id == null ? null : getFilter(id);
    if (filter == null) {
      return narrower;
    }
    onlyValues(filter);
    FilledIn asked = FilledIn.of(filter);
    return asked.isEmpty() ? narrower : (Q) filled(asked, narrower);
  }

  private TaskQueryImpl filled(FilledIn asked, Query<?, ?> narrower) {
    TaskQueryImpl query =
        asked.query(
            configuration.getIdentityService().getCurrentAuthentication(),
            Date.from(clock.instant()),
            openMajors);
    return narrower == null ? query : (TaskQueryImpl) query.extend((TaskQueryImpl) narrower);
  }

  private static void onlyValues(Filter filter) {
    if (QueryExpressions.in(filter.getQuery())) {
      throw new BadUserRequestException(
          "The list '%s' asks with an expression, and expressions are not evaluated any more. Change it so that it asks with values, or remove it."
              .formatted(filter.getName()));
    }
  }
}
