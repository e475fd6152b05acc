package io.majorincident.access;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * What a task list asks for that is known only when somebody looks at it: who that is, what time it
 * is, and which incidents are open. It stands among the properties of the filter, and the values
 * are filled into the query then; an expression in the query, which the engine would offer for it,
 * could do anything.
 *
 * @param criteria each by the method of {@link org.camunda.bpm.engine.task.TaskQuery} that takes
 *     it, with {@link #SIGNED_IN}, {@link #NOW} or {@link #OPEN_MAJORS}
 */
record FilledIn(Map<String, String> criteria) {

  /** Among the properties of a filter. */
  static final String PROPERTY = "filledIn";

  static final String SIGNED_IN = "signedIn";
  static final String NOW = "now";
  static final String OPEN_MAJORS = "openMajors";

  static final FilledIn NOTHING = new FilledIn(Map.of());

  /** What asks for a person, and how that person is filled in. */
  private static final Map<String, BiConsumer<TaskQueryImpl, Authentication>> PEOPLE =
      Map.of(
          "taskAssignee", (query, person) -> query.taskAssignee(person.getUserId()),
          "taskOwner", (query, person) -> query.taskOwner(person.getUserId()),
          "taskInvolvedUser", (query, person) -> query.taskInvolvedUser(person.getUserId()),
          "taskCandidateUser", (query, person) -> query.taskCandidateUser(person.getUserId()),
          "taskCandidateGroupIn", (query, person) -> query.taskCandidateGroupIn(groups(person)));

  private static final Map<String, BiConsumer<TaskQueryImpl, Date>> TIMES =
      Map.of(
          "dueBefore", TaskQueryImpl::dueBefore,
          "dueAfter", TaskQueryImpl::dueAfter,
          "followUpBefore", TaskQueryImpl::followUpBefore,
          "followUpBeforeOrNotExistent", TaskQueryImpl::followUpBeforeOrNotExistent,
          "followUpAfter", TaskQueryImpl::followUpAfter,
          "taskCreatedBefore", TaskQueryImpl::taskCreatedBefore,
          "taskCreatedAfter", TaskQueryImpl::taskCreatedAfter);

  private static final Map<String, BiConsumer<TaskQueryImpl, List<String>>> INCIDENTS =
      Map.of(
          "processInstanceBusinessKeyIn",
          (query, numbers) ->
              // the engine drops this criterion from a narrowed list, unless it is an alternative
              query
                  .or()
                  .processInstanceBusinessKeyIn(orNone(numbers).toArray(String[]::new))
                  .endOr());

  /** As earlier versions, and the manual of the engine, write it in a query. */
  private static final Map<String, String> WRITTEN =
      Map.of("${currentUser()}", SIGNED_IN, "${currentUserGroups()}", SIGNED_IN, "${now()}", NOW);

  /** What the filter asks for. */
  static FilledIn of(Filter filter) {
    Object found = filter.getProperties() == null ? null : filter.getProperties().get(PROPERTY);
    return found == null ? NOTHING : new FilledIn(read(found));
  }

  private static Map<String, String> read(Object property) {
    if (property instanceof Map<?, ?> criteria
        && criteria.entrySet().stream().allMatch(FilledIn::isKnown)) {
      return criteria.entrySet().stream()
          .collect(Collectors.toMap(it -> (String) it.getKey(), it -> (String) it.getValue()));
    }
    throw new BadUserRequestException(
        "'%s' can be %s with '%s', %s with '%s', and %s with '%s'."
            .formatted(
                PROPERTY,
                PEOPLE.keySet(),
                SIGNED_IN,
                TIMES.keySet(),
                NOW,
                INCIDENTS.keySet(),
                OPEN_MAJORS));
  }

  private static boolean isKnown(Entry<?, ?> criterion) {
    return PEOPLE.containsKey(criterion.getKey()) && SIGNED_IN.equals(criterion.getValue())
        || TIMES.containsKey(criterion.getKey()) && NOW.equals(criterion.getValue())
        || INCIDENTS.containsKey(criterion.getKey()) && OPEN_MAJORS.equals(criterion.getValue());
  }

  /**
   * What stood in a query as expressions.
   *
   * @param expressions by the method that takes the value
   * @return what there is in their place; a criterion that is not known stays out
   */
  static FilledIn inPlaceOf(Map<String, String> expressions) {
    Map<String, String> known = new HashMap<>();
    expressions.forEach(
        (criterion, expression) -> {
          String value = WRITTEN.get(expression.replaceAll("\\s", "").replace('#', '$'));
          if (value != null && isKnown(Map.entry(criterion, value))) {
            known.put(criterion, value);
          }
        });
    return new FilledIn(known);
  }

  boolean isEmpty() {
    return criteria.isEmpty();
  }

  /**
   * A query that asks for it alone.
   *
   * @param person who looks at the list, or null
   * @param now what time it is
   * @param openMajors numbers of the open incidents that get an immediate response
   * @throws BadUserRequestException if it asks for a person, and there is none
   */
  TaskQueryImpl query(Authentication person, Date now, Supplier<List<String>> openMajors) {
    TaskQueryImpl query = new TaskQueryImpl();
    criteria
        .keySet()
        .forEach(
            criterion -> {
              if (TIMES.containsKey(criterion)) {
                TIMES.get(criterion).accept(query, now);
              } else if (INCIDENTS.containsKey(criterion)) {
                INCIDENTS.get(criterion).accept(query, openMajors.get());
              } else {
                PEOPLE.get(criterion).accept(query, known(person));
              }
            });
    return query;
  }

  private static Authentication known(Authentication person) {
    if (person == null) {
      throw new BadUserRequestException(
          "This list shows the tasks of whoever is signed in, and nobody is.");
    }
    return person;
  }

  /** A query for none of several would ask for nothing: what nobody has is asked for then. */
  private static List<String> orNone(List<String> several) {
    return several == null || several.isEmpty() ? List.of("") : several;
  }

  private static List<String> groups(Authentication person) {
    return orNone(person.getGroupIds());
  }
}
