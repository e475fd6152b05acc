package io.majorincident.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What a push receiver reads.
 *
 * @param action what there is to do, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"key", "subject", "text", "reference", "action"})
record PushBody(String key, String subject, String text, String reference, Tap action) {

  static String json(Delivery delivery) {
    return Json.of(
        new PushBody(
            delivery.key(),
            delivery.subject(),
            delivery.text(),
            delivery.reference(),
            Tap.of(delivery.action())));
  }

  /** The page that a tap opens. */
  @JsonPropertyOrder({"label", "link"})
  private record Tap(String label, String link) {

    static Tap of(Action action) {
      return action.isGiven() ? new Tap(action.label(), action.link()) : null;
    }
  }
}
