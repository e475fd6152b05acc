package io.majorincident.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.majorincident.language.Glossary;
import java.util.stream.Collectors;

/** What is wrong with JSON that somebody sent, as a sentence for that person. */
public final class UnreadableJson {

  private UnreadableJson() {}

  /**
   * The sentence in the language of the glossary: where it is wrong, and what should stand there.
   */
  public static String say(JsonProcessingException fault, Glossary spoken) {
    if (fault instanceof JsonMappingException mistyped && !path(mistyped).isEmpty()) {
      String expected = spoken.say(Expected.of(type(mistyped)));
      return spoken.say("'%s' should be %s. Nothing was done.").formatted(path(mistyped), expected);
    }
    JsonLocation place = fault.getLocation();
    return place == null
        ? spoken.say("This is not valid JSON. Nothing was done.")
        : spoken
            .say("This is not valid JSON: see line %d, column %d. Nothing was done.")
            .formatted(place.getLineNr(), place.getColumnNr());
  }

  private static Class<?> type(JsonMappingException fault) {
    return fault instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
  }

  private static String path(JsonMappingException fault) {
    return fault.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
