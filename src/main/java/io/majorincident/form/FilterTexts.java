package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.majorincident.language.Glossary;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Delivers the names, descriptions and columns of the ready task lists in the reader's language.
 */
@Component
class FilterTexts implements Enrichment {

  private static final Pattern FILTERS = Pattern.compile(".*/filter(/[^/]+)?");

  private final Words words;

  FilterTexts(Words words) {
    this.words = words;
  }

  @Override
  public boolean concerns(Asked asked) {
    return Languages.isGerman(asked.language()) && FILTERS.matcher(asked.path()).matches();
  }

  @Override
  public void enrich(Asked asked, JsonNode answer) {
    Glossary glossary = words.in(asked.language());
    if (answer.isArray()) {
      answer.forEach(filter -> say(filter, glossary));
    } else {
      say(answer, glossary);
    }
  }

  private static void say(JsonNode filter, Glossary glossary) {
    say(filter, "name", glossary);
    say(filter.path("properties"), "description", glossary);
    filter.path("properties").path("variables").forEach(column -> say(column, "label", glossary));
  }

  private static void say(JsonNode part, String property, Glossary glossary) {
    if (part.path(property).isTextual()) {
      ((ObjectNode) part).put(property, glossary.say(part.path(property).asText()));
    }
  }
}
