package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Delivers the names of roles and other groups in the reader's language. */
@Component
class GroupTexts implements Enrichment {

  private static final Pattern GROUPS = Pattern.compile(".*/(group(/[^/]+)?|identity/groups)");

  private final Words words;

  GroupTexts(Words words) {
    this.words = words;
  }

  @Override
  public boolean concerns(Asked asked) {
    return Languages.isGerman(asked.language()) && GROUPS.matcher(asked.path()).matches();
  }

  @Override
  public void enrich(Asked asked, JsonNode answer) {
    if (answer instanceof ObjectNode group && group.has("id") && group.path("name").isTextual()) {
      group.put("name", words.in(asked.language()).say(group.path("name").asText()));
    }
    answer.forEach(part -> enrich(asked, part));
  }
}
