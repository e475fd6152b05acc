package io.majorincident.process;

/** A variable does not hold what it should hold. */
public class MistypedVariable extends RuntimeException implements UserMistake {

  MistypedVariable(String name, Object value, Class<?> type) {
    super("'%s' should be %s, but is %s.".formatted(name, expected(type), found(value)));
  }

  private static String expected(Class<?> type) {
    if (type == Integer.class) {
      return "a whole number";
    }
    return type == Boolean.class ? "true or false" : type == String.class ? "a text" : "a list";
  }

  private static String found(Object value) {
    if (value instanceof String text) {
      return "'%s'".formatted(text.length() > 50 ? text.substring(0, 50) + "…" : text);
    }
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : "something else";
  }
}
