package io.majorincident.message;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The texts in the folder messages, one file for each text and language, as in pageLevel.de.txt.
 * The first line is the subject, then comes an empty line, then the text; both are Mustache
 * templates. A language that has no file gets the English one. What a template names must be among
 * the facts; a fact may be null, then it is blank.
 */
@Component
public class Texts {

  private final Map<String, Template[]> templates = new ConcurrentHashMap<>();
  private final Mustache.Compiler mustache =
      Mustache.compiler()
          .escapeHTML(false)
          .emptyStringIsFalse(true)
          .strictSections(true)
          .nullValue("");

  /**
   * @param name of the text, as in pageLevel
   * @param facts what the template may name
   * @throws IllegalArgumentException if there is no such text
   * @throws UnknownFact if the text names what is not among the facts
   */
  public Text write(String name, Locale language, Map<String, Object> facts) {
    Template[] template =
        templates.computeIfAbsent(name + "." + language.getLanguage(), key -> load(name, language));
    try {
      return new Text(
          template[0].execute(facts).strip(), template[1].execute(facts).strip() + "\n");
    } catch (MustacheException.Context unknown) {
      throw new UnknownFact(name, language, unknown.key, facts.keySet());
    }
  }

  /** Whether there is a text of this name. */
  public boolean knows(String name) {
    return name.matches("\\w+") && read("messages/%s.en.txt".formatted(name)) != null;
  }

  private Template[] load(String name, Locale language) {
    String[] parts = source(name, language).split("\r?\n\r?\n", 2);
    return new Template[] {mustache.compile(parts[0]), mustache.compile(parts[1])};
  }

  private static String source(String name, Locale language) {
    String own = read("messages/%s.%s.txt".formatted(name, language.getLanguage()));
    String text = own != null ? own : read("messages/%s.en.txt".formatted(name));
    if (text == null) {
      throw new IllegalArgumentException(
          "There is no text '%s': messages/%s.en.txt is missing.".formatted(name, name));
    }
    return text;
  }

  private static String read(String path) {
    try (InputStream file = Texts.class.getClassLoader().getResourceAsStream(path)) {
      return file == null ? null : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
