package io.majorincident.readiness;

import static io.majorincident.readiness.ReadinessVariables.SHIFT_FROM;
import static io.majorincident.readiness.ReadinessVariables.SHIFT_PERSON;
import static io.majorincident.readiness.ReadinessVariables.SHIFT_TEAM;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * One person is on call for one team, from a moment at which somebody else was, or nobody.
 *
 * @param team id
 * @param person id
 */
record Shift(String team, String person, Instant from) {

  static Shift in(VariableScope scope) {
    return new Shift(
        SHIFT_TEAM.in(scope), SHIFT_PERSON.in(scope), Instant.parse(SHIFT_FROM.in(scope)));
  }

  Map<String, Object> variables() {
    return Map.of(
        SHIFT_TEAM.name(), team,
        SHIFT_PERSON.name(), person,
        SHIFT_FROM.name(), from.toString());
  }
}
