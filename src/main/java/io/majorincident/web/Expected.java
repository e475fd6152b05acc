package io.majorincident.web;

import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Date;

/** What should have been sent, in words for people. */
final class Expected {

  private Expected() {}

  /**
   * English.
   *
   * @param type of the field, or null if that is not known
   */
  static String of(Class<?> type) {
    if (type == null) {
      return "something else";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == LocalDate.class) {
      return "a day such as 2026-01-31";
    }
    return isMoment(type) ? "a moment such as 2026-01-31T12:00:00.000+0000" : number(type);
  }

  private static boolean isMoment(Class<?> type) {
    return Date.class.isAssignableFrom(type) || Temporal.class.isAssignableFrom(type);
  }

  private static String number(Class<?> type) {
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return "a whole number";
    }
    if (type == double.class || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    return other(type);
  }

  private static String other(Class<?> type) {
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a text";
    }
    return type.isArray() || Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }
}
