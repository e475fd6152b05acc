package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.majorincident.language.Glossary;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Delivers the names of roles and other groups in the reader's language. */
@Component
class GroupTexts implements Enrichment {

  private static final Pattern GROUPS = Pattern.compile(".*/(group(/[^/]+)?|identity/groups)");

  private static final Pattern WITH_GROUPS = Pattern.compile(".*/(task/[^/]+|filter/[^/]+/list)");

  private final Words words;

  GroupTexts(Words words) {
    this.words = words;
  }

  @Override
  public boolean concerns(Asked asked) {
    return Languages.isGerman(asked.language())
        && (GROUPS.matcher(asked.path()).matches() || WITH_GROUPS.matcher(asked.path()).matches());
  }

  @Override
  public void enrich(Asked asked, JsonNode answer) {
    Glossary glossary = words.in(asked.language());
    if (GROUPS.matcher(asked.path()).matches()) {
      say(answer, glossary);
    } else {
      say(answer.path("_embedded").path("group"), glossary);
    }
  }

  private static void say(JsonNode groups, Glossary glossary) {
    if (groups instanceof ObjectNode group && group.has("id") && group.path("name").isTextual()) {
      group.put("name", glossary.say(group.path("name").asText()));
    }
    groups.forEach(part -> say(part, glossary));
  }
}
