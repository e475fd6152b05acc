package io.majorincident.incident;

import java.util.Arrays;
import java.util.Optional;

/** How much the business depends on a service. */
public enum Importance {
  /** Customers cannot do what they pay for without it. */
  CRITICAL("critical"),
  /** Customers notice, but can do the essential things. */
  IMPORTANT("important"),
  /** Only staff use it. */
  INTERNAL("internal");

  private final String id;

  Importance(String id) {
    this.id = id;
  }

  /** The word that tables and the on-call plan use. */
  public String id() {
    return id;
  }

  /** The importance with this id, or empty. */
  public static Optional<Importance> find(String id) {
    return Arrays.stream(values()).filter(importance -> importance.id.equals(id)).findFirst();
  }
}
