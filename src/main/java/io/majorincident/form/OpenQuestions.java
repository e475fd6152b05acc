package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.majorincident.language.Glossary;
import io.majorincident.process.DeployedTexts;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes the answers that the process already has out of the variables of a form, so that it asks
 * anew: whoever does not answer must not be taken for having decided as somebody did before. Texts
 * and lists, which people go on writing, stay. What the process proposes for a choice is shown
 * where the form names it: by the property "proposedAs" of the component.
 */
@Component
@Order(4)
class OpenQuestions implements Enrichment {

  private static final Pattern TASK = Pattern.compile(".*/task/([^/]+)/form-variables");

  /** What is answered in one go, and not written. */
  private static final Set<String> ANSWERED =
      Set.of("radio", "select", "checkbox", "checklist", "taglist", "number", "datetime");

  private final TaskForms forms;
  private final DeployedTexts texts;

  OpenQuestions(TaskForms forms, DeployedTexts texts) {
    this.forms = forms;
    this.texts = texts;
  }

  @Override
  public boolean concerns(Asked asked) {
    return asked.method().equals("GET") && TASK.matcher(asked.path()).matches();
  }

  @Override
  public void enrich(Asked asked, JsonNode variables) {
    Matcher task = TASK.matcher(asked.path());
    task.matches();
    String id = task.group(1);
    forms.of(id).ifPresent(form -> ask(form, (ObjectNode) variables, asked, id));
  }

  private void ask(JsonNode form, ObjectNode variables, Asked asked, String task) {
    Glossary spoken = texts.ofTask(asked.language(), task);
    form.path("components").forEach(component -> propose(component, variables, spoken));
    leaveOpen(form.path("components"), variables);
  }

  private static void propose(JsonNode component, ObjectNode variables, Glossary spoken) {
    String name = component.path("properties").path("proposedAs").asText();
    String proposed = variables.path(component.path("key").asText()).path("value").asText();
    for (JsonNode option : component.path("values")) {
      if (!name.isEmpty() && option.path("value").asText().equals(proposed)) {
        String label = spoken.say(option.path("label").asText());
        variables.putObject(name).put("type", "String").put("value", label).putObject("valueInfo");
      }
    }
  }

  /** A part of a form with a name of its own is asked anew as a whole, but for lists. */
  private static void leaveOpen(JsonNode components, ObjectNode variables) {
    for (JsonNode component : components) {
      String path = component.path("path").asText();
      if (isOpen(component)) {
        variables.remove(component.path("key").asText().split("\\.")[0]);
      } else if (path.isEmpty()) {
        leaveOpen(component.path("components"), variables);
      } else if (!component.path("type").asText().equals("dynamiclist")
          && asks(component.path("components"))) {
        variables.remove(path.split("\\.")[0]);
      }
    }
  }

  private static boolean asks(JsonNode components) {
    for (JsonNode component : components) {
      if (isOpen(component) || asks(component.path("components"))) {
        return true;
      }
    }
    return false;
  }

  /** What is only shown keeps what it shows. */
  private static boolean isOpen(JsonNode component) {
    return component.has("key")
        && ANSWERED.contains(component.path("type").asText())
        && !component.path("readonly").asBoolean()
        && !component.path("disabled").asBoolean();
  }
}
