package io.majorincident.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Every key that a request carries, as whoever reads it later will see it. */
final class SentKeys {

  /** Far deeper than any query of the web applications. */
  private static final int DEEPEST = 50;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNameLength(1000).build())
          .build();

  private SentKeys() {}

  /**
   * The keys at any depth, also of what follows the first value.
   *
   * @param body UTF-8: what is written otherwise could be read in two ways
   * @throws IOException if it is no JSON, no UTF-8, or too deep
   */
  static List<String> ofJson(byte[] body) throws IOException {
    List<String> keys = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(text(body))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          keys.add(parser.currentName());
        }
      }
    }
    return keys;
  }

  /**
   * The keys of a query string or of a form.
   *
   * @param encoded as in an address, or null
   * @throws IllegalArgumentException if it is not encoded so
   */
  static List<String> ofPairs(String encoded) {
    List<String> keys = new ArrayList<>();
    if (encoded != null) {
      for (String pair : encoded.split("[&;]")) {
        keys.add(URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8));
      }
    }
    return keys;
  }

  /** The text, if all of it is UTF-8. */
  static String text(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }
}
