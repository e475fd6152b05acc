package io.majorincident.incident;

/** How many customers are affected; the id is what forms and tables hold. */
public enum Scope {
  UNKNOWN("unknown"),
  NONE("none"),
  SOME("some"),
  ALL("all");

  private final String id;

  Scope(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
