package io.majorincident.process.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.value.JsonValue;

/** What somebody sent as the value of a variable, looked at without making an object of it. */
final class SentValue {

  /** Nothing that a form can have sent: an object, a file, or JSON that is none. */
  static final Object STRANGE = new Object();

  /** Far more than the texts of a long list take. */
  private static final int LONGEST_JSON = 1_000_000;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private SentValue() {}

  /** A text, number, boolean, JSON, null, or {@link #STRANGE}. */
  static Object of(TypedValue sent) {
    if (sent == null) {
      return null;
    }
    if (sent.isTransient()) {
      return STRANGE;
    }
    if (sent instanceof JsonValue json) {
      return json.isDeserialized() ? plain(json.getValue()) : read(json.getValueSerialized());
    }
    return sent instanceof SerializableValue ? STRANGE : plain(sent.getValue());
  }

  /** What stands in JSON, as it would stand in a variable. */
  static Object in(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isNumber()) {
      return node.numberValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNull() || node.isMissingNode() ? null : node;
  }

  /** What stands in a variable that holds JSON; what is none reads as missing. */
  static JsonNode json(Object value) {
    Object plain = value instanceof JsonNode ? value : plain(value);
    return plain instanceof JsonNode json ? json : MissingNode.getInstance();
  }

  private static Object plain(Object value) {
    if (value instanceof SpinJsonNode node) {
      return read(node.toString());
    }
    return value == null
            || value instanceof String
            || value instanceof Number
            || value instanceof Boolean
        ? value
        : STRANGE;
  }

  private static Object read(String json) {
    if (json == null || json.length() > LONGEST_JSON) {
      return json == null ? null : STRANGE;
    }
    try {
      JsonNode read = JSON.readTree(json);
      return read.isContainerNode() ? read : STRANGE;
    } catch (JsonProcessingException none) {
      return STRANGE;
    }
  }
}
