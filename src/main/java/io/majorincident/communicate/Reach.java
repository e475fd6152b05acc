package io.majorincident.communicate;

import java.util.Arrays;

/** By which of their contacts people are told; the id is what a diagram holds. */
enum Reach {
  MAIL("mail", false),
  EVERY_CONTACT("everyContact", true);

  private final String id;
  private final boolean urgent;

  Reach(String id, boolean urgent) {
    this.id = id;
    this.urgent = urgent;
  }

  String id() {
    return id;
  }

  /** Whether people are told at once, whatever the hour is. */
  boolean isUrgent() {
    return urgent;
  }

  /**
   * @throws IllegalArgumentException if people cannot be told so
   */
  static Reach of(String id) {
    return Arrays.stream(values())
        .filter(reach -> reach.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Nobody can be told by '%s': a diagram says 'mail' or 'everyContact'."
                        .formatted(id)));
  }
}
