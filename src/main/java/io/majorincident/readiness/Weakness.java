package io.majorincident.readiness;

import static io.majorincident.readiness.ReadinessVariables.WEAKNESS;
import static io.majorincident.readiness.ReadinessVariables.WEAKNESS_DETAIL;
import static io.majorincident.readiness.ReadinessVariables.WEAKNESS_FROM;
import static io.majorincident.readiness.ReadinessVariables.WEAKNESS_KIND;
import static io.majorincident.readiness.ReadinessVariables.WEAKNESS_PERSON;
import static io.majorincident.readiness.ReadinessVariables.WEAKNESS_TEAM;
import static io.majorincident.readiness.ReadinessVariables.WEAKNESS_UNTIL;

import io.majorincident.oncall.schedule.Span;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * Something in the on-call plan that would fail.
 *
 * @param team id of the team whose lead is to mend it
 * @param person id; empty if it is about nobody in particular
 * @param span when; it begins {@link #LONG_AGO} or ends {@link #SOMETIME} if that is far away
 * @param detail what else there is to say of it, such as an address; may be empty
 */
public record Weakness(WeaknessKind kind, String team, String person, Span span, String detail) {

  /** Before anything that the search looks at. */
  static final Instant LONG_AGO = Instant.EPOCH;

  /** After anything that the search looks at. */
  static final Instant SOMETIME = Instant.parse("9999-12-31T00:00:00Z");

  /** The same on the next morning, if it is the same. */
  String key() {
    if (kind == WeaknessKind.NO_PHONE_GATEWAY) {
      return kind.id();
    }
    if (kind.ofATeam()) {
      return "%s/%s".formatted(kind.id(), team);
    }
    return kind.ofAPerson()
        ? "%s/%s".formatted(kind.id(), person)
        : "%s/%s/%s".formatted(kind.id(), team, beginning());
  }

  private String beginning() {
    return span.from().equals(LONG_AGO) ? "longAgo" : span.from().toString();
  }

  /** As the diagram followWeakness has it. */
  Map<String, Object> variables() {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put(WEAKNESS.name(), key());
    variables.put(WEAKNESS_KIND.name(), kind.inTable());
    variables.put(WEAKNESS_TEAM.name(), team);
    variables.put(WEAKNESS_PERSON.name(), person);
    variables.put(WEAKNESS_FROM.name(), span.from().toString());
    variables.put(WEAKNESS_UNTIL.name(), span.to().toString());
    variables.put(WEAKNESS_DETAIL.name(), detail);
    return variables;
  }

  static Weakness in(VariableScope scope) {
    return of(name -> (String) scope.getVariable(name));
  }

  /**
   * @param variable gives the value of a variable of the diagram followWeakness
   */
  public static Weakness of(UnaryOperator<String> variable) {
    Span span =
        new Span(
            Instant.parse(variable.apply(WEAKNESS_FROM.name())),
            Instant.parse(variable.apply(WEAKNESS_UNTIL.name())));
    return new Weakness(
        WeaknessKind.of(variable.apply(WEAKNESS.name()).split("/")[0]),
        variable.apply(WEAKNESS_TEAM.name()),
        variable.apply(WEAKNESS_PERSON.name()),
        span,
        variable.apply(WEAKNESS_DETAIL.name()));
  }
}
