package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.majorincident.language.Glossary;
import io.majorincident.language.Languages;
import io.majorincident.process.DeployedTexts;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Delivers a form with what it asks in the reader's language. */
@Component
@Order(1)
class FormTexts implements Enrichment {

  private static final Pattern FORM =
      Pattern.compile(
          ".*/(task/(?<task>[^/]+)/deployed-form"
              + "|process-definition/(key/(?<key>[^/]+)|(?<id>[^/]+))(/tenant-id/[^/]+)?/deployed-start-form)");

  /** Properties of a form's components that people read. */
  private static final Set<String> READ =
      Set.of(
          "text",
          "label",
          "description",
          "dateLabel",
          "timeLabel",
          "alt",
          "title",
          "content",
          "prefixAdorner",
          "suffixAdorner");

  private final DeployedTexts texts;

  FormTexts(DeployedTexts texts) {
    this.texts = texts;
  }

  @Override
  public boolean concerns(Asked asked) {
    return asked.method().equals("GET")
        && Languages.isGerman(asked.language())
        && FORM.matcher(asked.path()).matches();
  }

  @Override
  public void enrich(Asked asked, JsonNode form) {
    say(form, glossary(asked));
  }

  private Glossary glossary(Asked asked) {
    Matcher form = FORM.matcher(asked.path());
    form.matches();
    if (form.group("task") != null) {
      return texts.ofTask(asked.language(), form.group("task"));
    }
    return form.group("key") != null
        ? texts.ofNewest(asked.language(), form.group("key"))
        : texts.of(asked.language(), form.group("id"));
  }

  private static void say(JsonNode part, Glossary glossary) {
    if (part instanceof ObjectNode component) {
      component.properties().forEach(property -> say(property, glossary));
    } else if (part.isArray()) {
      part.forEach(child -> say(child, glossary));
    }
  }

  private static void say(Map.Entry<String, JsonNode> property, Glossary glossary) {
    JsonNode value = property.getValue();
    if (value.isTextual() && READ.contains(property.getKey())) {
      property.setValue(TextNode.valueOf(glossary.say(value.asText())));
    } else {
      say(value, glossary);
    }
  }
}
