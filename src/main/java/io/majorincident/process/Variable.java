package io.majorincident.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A process variable: its name and its type.
 *
 * @param name as diagrams, tables and forms write it
 * @param type what it holds
 */
public record Variable<T>(String name, Class<T> type) {

  /**
   * The value in this scope.
   *
   * @throws MissingVariable if there is none
   */
  public T in(VariableScope scope) {
    return find(scope).orElseThrow(() -> new MissingVariable(name, scope));
  }

  /** The value in this scope, or empty if there is none; a blank text is none. */
  public Optional<T> find(VariableScope scope) {
    Object value = scope.getVariable(name);
    if (value instanceof String text && text.isBlank()) {
      return Optional.empty();
    }
    return Optional.ofNullable(convert(value));
  }

  /** Sets the value where the variable lives, or in the whole process if it does not exist yet. */
  public void set(VariableScope scope, T value) {
    scope.setVariable(name, value);
  }

  private T convert(Object value) {
    if (value == null) {
      return null;
    }
    if (type == Integer.class && value instanceof Number number) {
      return type.cast(number.intValue());
    }
    if (type == Integer.class && value instanceof String text && isWhole(text.strip())) {
      return type.cast(Integer.valueOf(text.strip()));
    }
    if (!type.isInstance(value)) {
      throw new MistypedVariable(name, value, type);
    }
    return type.cast(value);
  }

  private static boolean isWhole(String text) {
    return text.matches("[+-]?\\d{1,9}");
  }
}
