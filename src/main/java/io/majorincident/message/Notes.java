package io.majorincident.message;

import io.majorincident.channel.Action;
import io.majorincident.language.Words;
import io.majorincident.oncall.Plan;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Texts that are about no incident. */
@Component
public class Notes {

  private final Texts texts;
  private final Plan plan;
  private final Facts.Settings settings;
  private final Words words;
  private final String task;

  @Autowired
  Notes(Texts texts, Plan plan, Facts.Settings settings, Words words) {
    this(texts, plan, settings, words, null);
  }

  private Notes(Texts texts, Plan plan, Facts.Settings settings, Words words, String task) {
    this.texts = texts;
    this.plan = plan;
    this.settings = settings;
    this.words = words;
    this.task = task;
  }

  /**
   * The same, with links to Tasklist that open a task.
   *
   * @param id of the task, or null for none
   */
  public Notes about(String id) {
    return new Notes(texts, plan, settings, words, id);
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

  /** To open this page, whose path begins with a slash; said in the reader's language. */
  public Action toOpen(String path, Locale language) {
    return Action.open(words.say(language, "Open"), link(path));
  }

  /** To open Tasklist; said in the reader's language. */
  public Action toTasklist(Locale language) {
    return toOpen(Tasklist.path(task), language);
  }

  /** As that, in the language of whoever reads it. */
  public Text write(String name, Locale language, Map<String, Object> own) {
    Map<String, Object> facts = new HashMap<>(own);
    facts.put("company", plan.company());
    facts.put("baseUrl", settings.baseUrl());
    facts.put("tasklist", settings.baseUrl() + Tasklist.path(task));
    return texts.write(name, language, facts);
  }
}
