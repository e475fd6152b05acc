package io.majorincident.communicate;

import io.majorincident.channel.Urgency;
import java.util.Arrays;

/** By which of their contacts people are told; the id is what a diagram holds. */
enum Reach {
  MAIL("mail", Urgency.LOW),
  EVERY_CONTACT("everyContact", Urgency.HIGH);

  private final String id;
  private final Urgency urgency;

  Reach(String id, Urgency urgency) {
    this.id = id;
    this.urgency = urgency;
  }

  String id() {
    return id;
  }

  /** What makes the messages go that way. */
  Urgency urgency() {
    return urgency;
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
