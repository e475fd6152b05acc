package io.majorincident.channel;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What a push receiver reads. */
@JsonPropertyOrder({"key", "subject", "text", "reference"})
record PushBody(String key, String subject, String text, String reference) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static String json(Delivery delivery) {
    try {
      return JSON.writeValueAsString(
          new PushBody(delivery.key(), delivery.subject(), delivery.text(), delivery.reference()));
    } catch (JsonProcessingException never) {
      throw new IllegalStateException("Four texts cannot be written as JSON.", never);
    }
  }
}
