package io.majorincident.language;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Texts in another language, by the English text that stands in their place.
 *
 * @param texts the translation by the English text
 * @param english the English text by the translation
 */
public record Glossary(Map<String, String> texts, Map<String, String> english) {

  /** Leaves everything as it is. */
  public static final Glossary NONE = new Glossary(Map.of());

  /** What stands between what is to be done and which incident it is about in a task's name. */
  private static final String AND_WHICH = " · ";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Glossary(Map<String, String> texts) {
    this(Map.copyOf(texts), backwards(texts));
  }

  /**
   * Reads a glossary and closes the stream.
   *
   * @param file a flat JSON object, each name the English text, each value its translation
   * @throws UncheckedIOException if it is nothing like that
   */
  public static Glossary read(InputStream file) {
    try (file) {
      return new Glossary(JSON.readValue(file, new TypeReference<Map<String, String>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This one, and the other for what this one does not have. */
  public Glossary or(Glossary other) {
    Map<String, String> all = new HashMap<>(other.texts);
    all.putAll(texts);
    return new Glossary(all);
  }

  /** Without translations that ask for more values than their English text. */
  public Glossary fitting() {
    Map<String, String> fitting = new HashMap<>(texts);
    fitting.entrySet().removeIf(it -> !Placeholders.fit(it.getKey(), it.getValue()));
    return new Glossary(fitting);
  }

  /** The translation, or the text itself if there is none. */
  public String say(String text) {
    return texts.getOrDefault(text, text);
  }

  /** A task's name: what is to be done is translated, the incident's number and title are not. */
  public String sayTask(String name) {
    return first(name, this::say);
  }

  /** The English text of a translation, or the text itself if it is none. */
  public String backToEnglish(String text) {
    return english.getOrDefault(text, text);
  }

  /** As above for a task's name. */
  public String taskBackToEnglish(String name) {
    return first(name, this::backToEnglish);
  }

  private static String first(String name, UnaryOperator<String> change) {
    int end = name.indexOf(AND_WHICH);
    return end < 0
        ? change.apply(name)
        : change.apply(name.substring(0, end)) + name.substring(end);
  }

  private static Map<String, String> backwards(Map<String, String> texts) {
    Map<String, String> backwards = new HashMap<>();
    texts.forEach((text, translation) -> backwards.putIfAbsent(translation, text));
    return Map.copyOf(backwards);
  }
}
