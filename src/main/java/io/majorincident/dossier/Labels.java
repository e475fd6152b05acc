package io.majorincident.dossier;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words of lists and dossiers, in English or German. */
final class Labels {

  private static final String FILE = "/dossier/labels.de.json";
  private static final Labels ENGLISH = new Labels(Locale.ENGLISH, Map.of());
  private static final Labels GERMAN = new Labels(Locale.GERMAN, read());

  private final Locale language;
  private final Map<String, String> words;

  private Labels(Locale language, Map<String, String> words) {
    this.language = language;
    this.words = words;
  }

  /**
   * @param language German if it begins with "de"; null for what the browser asks for
   */
  static Labels asked(String language, Locale browser) {
    String wanted = language == null || language.isBlank() ? browser.getLanguage() : language;
    return wanted.toLowerCase(Locale.ROOT).startsWith("de") ? GERMAN : ENGLISH;
  }

  Locale language() {
    return language;
  }

  /** The text in this language; what has no translation stays English. */
  String say(String english, Object... values) {
    String text = words.getOrDefault(english, english);
    return values.length == 0 ? text : text.formatted(values);
  }

  List<String> all(List<String> english) {
    return english.stream().map(text -> say(text)).toList();
  }

  private static Map<String, String> read() {
    try (InputStream file = Labels.class.getResourceAsStream(FILE)) {
      return new ObjectMapper().readValue(file, new TypeReference<Map<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
