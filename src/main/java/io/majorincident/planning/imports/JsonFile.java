package io.majorincident.planning.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON so that every value knows its line: trees of Jackson do not. */
final class JsonFile {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;

  private JsonFile(JsonParser parser) {
    this.parser = parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  }

  /**
   * @throws UnusableSource if it is no JSON
   */
  static Json read(String text, SourceFaults faults) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Json top = new JsonFile(parser).value(new Place(1, "", faults));
      noMore(parser, faults);
      return top;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      faults.add(line, "", "This is not valid JSON: %s.".formatted(e.getOriginalMessage()));
      faults.throwIfAny();
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void noMore(JsonParser parser, SourceFaults faults) throws IOException {
    if (parser.nextToken() != null) {
      faults.add(
          parser.currentTokenLocation().getLineNr(),
          "",
          "The JSON ends above, but here is more. Send one file at a time.");
    }
  }

  private Json value(Place place) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null || token == JsonToken.VALUE_NULL) {
      return new Json(place, null);
    }
    return switch (token) {
      case START_OBJECT -> new Json(place, entries(place));
      case START_ARRAY -> new Json(place, items(place));
      default -> new Json(place, parser.getText());
    };
  }

  private Map<String, Json> entries(Place place) throws IOException {
    Map<String, Json> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      Place below = place.below(key, line());
      parser.nextToken();
      entries.put(key, value(below));
    }
    return entries;
  }

  private List<Json> items(Place place) throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(place.item(items.size(), line())));
    }
    return items;
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
