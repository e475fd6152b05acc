package io.majorincident.incident;

/** Who noticed: technology, a customer or a colleague. */
public enum ReporterKind {
  MONITORING("monitoring"),
  CUSTOMER("customer"),
  STAFF("staff");

  private final String id;

  ReporterKind(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /**
   * @throws IllegalArgumentException if there is no such kind
   */
  public static ReporterKind of(String id) {
    for (ReporterKind kind : values()) {
      if (kind.id.equals(id)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("There is no kind of reporter '" + id + "'.");
  }
}
