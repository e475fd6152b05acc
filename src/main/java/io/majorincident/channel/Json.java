package io.majorincident.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes what is posted, and reads what is answered. */
class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** What is said there, or nothing if it is no JSON. */
  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException other) {
      return MAPPER.missingNode();
    }
  }

  static String of(Record body) {
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException("A few texts cannot be written as JSON.", never);
    }
  }
}
