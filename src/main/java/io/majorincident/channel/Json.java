package io.majorincident.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes what is posted. */
class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static String of(Record body) {
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException("A few texts cannot be written as JSON.", never);
    }
  }
}
