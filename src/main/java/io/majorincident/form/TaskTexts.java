package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.majorincident.language.Glossary;
import io.majorincident.language.Languages;
import io.majorincident.process.DeployedTexts;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Delivers the names and descriptions of tasks and processes in the reader's language, in lists and
 * one by one. The record keeps the English ones.
 */
@Component
class TaskTexts implements Enrichment {

  private static final Pattern LISTS =
      Pattern.compile(
          ".*/(task(/[^/]+)?|filter/[^/]+/(list|singleResult)"
              + "|process-definition(/key)?(/[^/]+)?)");

  private final DeployedTexts texts;

  TaskTexts(DeployedTexts texts) {
    this.texts = texts;
  }

  @Override
  public boolean concerns(Asked asked) {
    return Languages.isGerman(asked.language()) && LISTS.matcher(asked.path()).matches();
  }

  /** Whatever looks like a task or a process, however the list is wrapped. */
  @Override
  public void enrich(Asked asked, JsonNode answer) {
    if (answer instanceof ObjectNode object && object.path("name").isTextual()) {
      say(asked, object);
    }
    answer.forEach(part -> enrich(asked, part));
  }

  private void say(Asked asked, ObjectNode object) {
    if (object.has("taskDefinitionKey")) {
      say(object, texts.of(asked.language(), object.path("processDefinitionId").asText(null)));
    } else if (object.has("deploymentId") && object.has("key")) {
      String set = object.path("deploymentId").asText(null);
      say(object, texts.ofSet(asked.language(), Optional.ofNullable(set)));
    }
  }

  private static void say(ObjectNode object, Glossary glossary) {
    object.put("name", glossary.sayTask(object.path("name").asText()));
    if (object.path("description").isTextual()) {
      object.put("description", glossary.say(object.path("description").asText()));
    }
  }
}
