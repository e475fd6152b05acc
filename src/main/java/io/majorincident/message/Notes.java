package io.majorincident.message;

import io.majorincident.oncall.Plan;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Texts that are about no incident. */
@Component
public class Notes {

  private final Texts texts;
  private final Plan plan;
  private final Facts.Settings settings;

  Notes(Texts texts, Plan plan, Facts.Settings settings) {
    this.texts = texts;
    this.plan = plan;
    this.settings = settings;
  }

  /**
   * In the company's language.
   *
   * @param name of the text
   * @param own the facts beside the company and the addresses of the application and of Tasklist
   */
  public Text write(String name, Map<String, Object> own) {
    return write(name, plan.language(), own);
  }

  /** The whole address of a page of the application, whose path begins with a slash. */
  public String link(String path) {
    return settings.baseUrl() + path;
  }

  /** As that, in the language of whoever reads it. */
  public Text write(String name, Locale language, Map<String, Object> own) {
    Map<String, Object> facts = new HashMap<>(own);
    facts.put("company", plan.company());
    facts.put("baseUrl", settings.baseUrl());
    facts.put("tasklist", settings.baseUrl() + "/camunda/app/tasklist/");
    return texts.write(name, language, facts);
  }
}
