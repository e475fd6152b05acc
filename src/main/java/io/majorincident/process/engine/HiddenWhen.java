package io.majorincident.process.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a form does not show a field: comparisons of other fields with fixed values, joined by "and"
 * and "or". It is never evaluated as a program. A condition that says more than that hides nothing
 * here.
 *
 * @param either one of these must hold, as a whole
 */
record HiddenWhen(List<List<Comparison>> either) {

  private static final HiddenWhen NEVER = new HiddenWhen(List.of());

  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\s*([A-Za-z_]\\w*)\\s*(!=|=)\\s*(\"[^\"\\\\]*\"|true|false|null|-?\\d{1,9}(?:\\.\\d{1,9})?)\\s*");

  /**
   * @param value a text, boolean or number; null for none
   */
  record Comparison(String field, boolean equal, Object value) {

    private boolean holds(Function<String, Object> entered) {
      return equal == Objects.equals(comparable(entered.apply(field)), value);
    }
  }

  /**
   * @param hide the condition as it stands in a form
   */
  static HiddenWhen of(String hide) {
    return hide.startsWith("=") ? read(hide.substring(1)).orElse(NEVER) : NEVER;
  }

  /**
   * @param entered the value of a field by its name, null for none
   */
  boolean holds(Function<String, Object> entered) {
    return either.stream().anyMatch(all -> all.stream().allMatch(it -> it.holds(entered)));
  }

  private static Optional<HiddenWhen> read(String condition) {
    List<List<Comparison>> either = new ArrayList<>();
    for (String alternative : condition.split("\\bor\\b", -1)) {
      List<Comparison> all = new ArrayList<>();
      for (String part : alternative.split("\\band\\b", -1)) {
        Matcher comparison = COMPARISON.matcher(part);
        if (!comparison.matches()) {
          return Optional.empty();
        }
        all.add(comparison(comparison));
      }
      either.add(all);
    }
    return Optional.of(new HiddenWhen(either));
  }

  private static Comparison comparison(Matcher found) {
    return new Comparison(
        found.group(1), found.group(2).equals("="), comparable(literal(found.group(3))));
  }

  private static Object literal(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> text.startsWith("\"") ? text.substring(1, text.length() - 1) : decimal(text);
    };
  }

  /** So that 1 and 1.0 are the same. */
  private static Object comparable(Object value) {
    boolean finite = value instanceof Number number && Double.isFinite(number.doubleValue());
    return finite ? decimal(value.toString()) : value;
  }

  private static BigDecimal decimal(String number) {
    return new BigDecimal(number).stripTrailingZeros();
  }
}
