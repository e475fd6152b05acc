package io.majorincident.message;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Texts that are about no incident, in the company's language. */
@Component
public class Notes {

  private final Texts texts;
  private final Facts facts;

  Notes(Texts texts, Facts facts) {
    this.texts = texts;
    this.facts = facts;
  }

  /**
   * @param name of the text
   * @param own the facts beside those of the house
   */
  public Text write(String name, Map<String, Object> own) {
    Map<String, Object> all = new HashMap<>(facts.ofTheHouse());
    all.putAll(own);
    return texts.write(name, facts.thePublic().language(), all);
  }
}
