package io.majorincident.detect;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.springframework.http.HttpStatus;

/** Turns the text of a post into a JSON document. */
final class AlertJson {

  private static final int QUOTED = 300;

  private static final ObjectMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private AlertJson() {}

  /**
   * @throws Refused if it is not JSON, with line and column
   */
  static JsonNode parse(String text) {
    try {
      return STRICT.readTree(text);
    } catch (JsonProcessingException notJson) {
      throw new Refused(HttpStatus.BAD_REQUEST, problem(notJson));
    }
  }

  private static String problem(JsonProcessingException notJson) {
    return "The body is not JSON%s: %s"
        .formatted(place(notJson.getLocation()), PlainText.line(what(notJson), QUOTED));
  }

  /** What follows would be told in words of the program. */
  private static String what(JsonProcessingException notJson) {
    return notJson instanceof MismatchedInputException
        ? "something follows after its end."
        : notJson.getOriginalMessage();
  }

  private static String place(JsonLocation location) {
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
