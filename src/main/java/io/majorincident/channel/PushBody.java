package io.majorincident.channel;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** What a push receiver reads. */
@JsonPropertyOrder({"key", "subject", "text", "reference"})
record PushBody(String key, String subject, String text, String reference) {

  static String json(Delivery delivery) {
    return Json.of(
        new PushBody(delivery.key(), delivery.subject(), delivery.text(), delivery.reference()));
  }
}
