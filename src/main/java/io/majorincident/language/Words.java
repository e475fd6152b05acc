package io.majorincident.language;

import java.io.InputStream;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * The application's own sentences and names in the languages that it speaks. The German ones stand
 * in language/words.de.json; what the diagrams and forms of this release say, in
 * forms/texts.de.json.
 */
@Component
public class Words {

  private static final String[] FILES = {"/language/words.de.json", "/forms/texts.de.json"};

  private final Glossary german = read(FILES[0]).or(read(FILES[1]));

  /**
   * A sentence with its values.
   *
   * @param language German, or any other for English
   * @param english as {@link String#format} takes it
   */
  public String say(Locale language, String english, Object... values) {
    String sentence = in(language).say(english);
    return values.length == 0 ? sentence : sentence.formatted(values);
  }

  /** All that the application can say in this language; nothing if it is English. */
  public Glossary in(Locale language) {
    return Languages.isGerman(language) ? german : Glossary.NONE;
  }

  private static Glossary read(String file) {
    InputStream found = Words.class.getResourceAsStream(file);
    if (found == null) {
      throw new IllegalStateException("The texts %s are missing.".formatted(file));
    }
    return Glossary.read(found);
  }
}
